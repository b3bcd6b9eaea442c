package no.ildsjel.platform.commands;

import java.util.List;

/**
 * A command as it is sent to the server.
 *
 * @param words the command's name and what followed it
 * @param folder the caller's folder
 */
public record CommandLine(List<String> words, String folder) {}
