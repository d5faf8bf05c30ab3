package com.memberhub;

import com.memberhub.encryption.KeysetCommand;
import com.memberhub.shutdown.OutOfMemory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub: members that Youzan creates, stored once, with one number for ever. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MemberHubApplication {

    /** Starts the hub and returns; it runs until the process is asked to stop. Or makes and rotates its keys. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(KeysetCommand.NAME)) {
            System.exit(KeysetCommand.run(arguments, System.out, System.err));
        }
        OutOfMemory.endsThisProcess();
        SpringApplication.run(MemberHubApplication.class, arguments);
    }
}
