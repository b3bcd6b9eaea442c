package no.ildsjel.platform.commands;

/** One kind of file {@code ./ildsjel export} can make; a bean of the room that has the data. */
public interface Export {

  /** The word after {@code export}. */
  String kind();

  /** Writes the file to standard output; arguments are those after the kind. The exit code. */
  int write(DataCommand.Call call);
}
