package com.memberhub.encryption;

import com.memberhub.startup.StartFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** {@code java -jar member-hub.jar keyset ...}: makes and rotates the keys that the journal and members are encrypted with. */
public final class KeysetCommand {

    /** The first argument of a program that is to run this and no hub. */
    public static final String NAME = "keyset";

    private static final String USAGE = """
            usage: java -jar member-hub.jar keyset COMMAND FILE
              create             makes a new file with one key
              add                adds a key that decrypts; every hub needs it before any hub encrypts with it
              promote            lets the key that was added last encrypt from now on
              show               lists the keys by number, without the keys
              create-lookup-key  makes a new file with the key that members are looked up by, which is never changed""";

    private KeysetCommand() {}

    /**
     * Runs it.
     *
     * @param arguments {@link #NAME}, a command and a file
     * @return what the process ends with: 0 when it is done, 1 when it cannot be, 2 when the arguments are wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 3) {
            err.println(USAGE);
            return 2;
        }
        KeysetFile file = new KeysetFile(Path.of(arguments[2]));
        try {
            switch (arguments[1]) {
                case "create" -> file.create();
                case "create-lookup-key" -> file.createLookupKey();
                case "add" -> file.add();
                case "promote" -> file.promote();
                case "show" -> {}
                default -> {
                    err.println(USAGE);
                    return 2;
                }
            }
            file.describe().forEach(out::println);
            return 0;
        } catch (FileAlreadyExistsException exists) {
            err.println(exists.getFile()
                    + " is there already. Nothing was written: without its keys, what they encrypted is lost.");
        } catch (NoSuchFileException missing) {
            err.println(missing.getFile() + " does not exist.");
        } catch (NotDirectoryException missing) {
            err.println("The folder " + missing.getFile() + " does not exist.");
        } catch (StartFailure noKeyset) {
            err.println(noKeyset.getMessage());
        } catch (IOException | GeneralSecurityException failed) {
            err.println("It did not work: " + failed);
        }
        return 1;
    }
}
