package no.ildsjel.registry.imports;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ildsjel.registry.ImportOutcome.Flaw;
import no.ildsjel.registry.ImportProgress;
import no.ildsjel.registry.RegisterFile;
import no.ildsjel.registry.RegistryRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds the records of a register's files: in an array, on lines, alone, or in pages whose records
 * lie below {@code _embedded}. Memory stays the same whatever the size.
 */
final class RecordStream {

  private static final int FLAWS_LISTED = 100;
  private static final int PROGRESS_EVERY = 10_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(40)
                  .maxStringLength(100_000)
                  .maxNameLength(1_000)
                  .maxNumberLength(100)
                  .build())
          .build();

  private final RecordReader reader;
  private final ImportProgress progress;
  private final ReadLimits limits;
  private final List<Flaw> flaws = new ArrayList<>();
  private final List<String> flawedNumbers = new ArrayList<>();
  private String file = "";
  private long inFile;
  private long records;
  private long kept;
  private long flawed;

  RecordStream(RecordReader reader, ImportProgress progress, ReadLimits limits) {
    this.reader = reader;
    this.progress = progress;
    this.limits = limits;
  }

  long records() {
    return records;
  }

  long kept() {
    return kept;
  }

  long flawed() {
    return flawed;
  }

  List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  /** Organisations whose records were flawed; what is known of them stays as it is. */
  List<String> flawedNumbers() {
    return List.copyOf(flawedNumbers);
  }

  /**
   * Reads a file through.
   *
   * @throws FileRefused when it can't be read as what it should be
   */
  void read(RegisterFile source) throws SQLException {
    file = source.name();
    inFile = 0;
    try (UnpackedStream unpacked = new UnpackedStream(source.content().open(), limits);
        AheadStream ahead = new AheadStream(unpacked);
        JsonParser parser = JSON.createParser(ObjectReadContext.empty(), (InputStream) ahead)) {
      read(parser, unpacked);
      progress.at(file, unpacked.packedBytes(), records, kept);
    } catch (FileRefused e) {
      throw e.in(file, "after record " + inFile);
    } catch (JacksonException e) {
      throw refusal(e);
    } catch (IOException e) {
      throw new FileRefused(RegistryRefusal.UNREADABLE, String.valueOf(e)).in(file, "the file");
    }
    if (inFile == 0) {
      throw new FileRefused(RegistryRefusal.OTHER_LAYOUT, "nothing of this register is in it")
          .in(file, "the file");
    }
  }

  private void read(JsonParser parser, UnpackedStream unpacked) throws SQLException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case START_OBJECT -> object(parser, unpacked);
        case START_ARRAY, END_ARRAY -> {
          // an array of records or pages; its entries come next
        }
        default ->
            throw new FileRefused(RegistryRefusal.OTHER_LAYOUT, "a value where a record should be");
      }
    }
  }

  private void object(JsonParser parser, UnpackedStream unpacked) throws SQLException {
    long offset = parser.currentTokenLocation().getByteOffset();
    boolean page = false;
    reader.begin();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (name.equals("_embedded") && value == JsonToken.START_OBJECT) {
        page = true;
        embedded(parser, unpacked);
      } else if (page) {
        parser.skipChildren();
      } else {
        reader.field(name, parser);
      }
    }
    if (!page) {
      end(offset);
      if (records % PROGRESS_EVERY == 0) {
        progress.at(file, unpacked.packedBytes(), records, kept);
      }
    }
  }

  private void embedded(JsonParser parser, UnpackedStream unpacked) throws SQLException {
    while (parser.nextName() != null) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        continue;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          object(parser, unpacked);
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  private void end(long offset) throws SQLException {
    records++;
    inFile++;
    try {
      if (reader.end()) {
        kept++;
      }
    } catch (FlawedRecord e) {
      flawed++;
      reader.number().filter(n -> n.matches("[0-9]{9}")).ifPresent(flawedNumbers::add);
      if (flaws.size() < FLAWS_LISTED) {
        flaws.add(new Flaw(file, inFile, offset, reader.number(), e.reason()));
      }
      if (flawed > 100 && flawed * 1000 > records) {
        throw new FileRefused(RegistryRefusal.TOO_MANY_FLAWS, flawed + " of " + records);
      }
    }
  }

  private FileRefused refusal(JacksonException e) {
    String message = String.valueOf(e.getOriginalMessage());
    RegistryRefusal reason =
        switch (e) {
          case StreamConstraintsException _ -> RegistryRefusal.UNREASONABLE;
          case UnexpectedEndOfInputException _ -> RegistryRefusal.TRUNCATED;
          case JacksonIOException io when io.getCause() instanceof EOFException ->
              RegistryRefusal.TRUNCATED;
          case JacksonIOException io
              when io.getCause() instanceof java.io.CharConversionException ->
              RegistryRefusal.NOT_UTF8;
          case JacksonIOException _ -> RegistryRefusal.UNREADABLE;
          default ->
              message.contains("UTF-8") || message.contains("UTF-32")
                  ? RegistryRefusal.NOT_UTF8
                  : RegistryRefusal.NOT_JSON;
        };
    return new FileRefused(reason, Optional.of(file), Optional.of(place(e)), message);
  }

  private String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    String record = "after record " + inFile;
    return at == null
        ? record
        : "line %d, column %d, byte %d (%s)"
            .formatted(at.getLineNr(), at.getColumnNr(), at.getByteOffset(), record);
  }
}
