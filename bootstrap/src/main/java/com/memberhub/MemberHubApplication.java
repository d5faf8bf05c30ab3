package com.memberhub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The hub: members that Youzan creates, stored once, with one number for ever. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MemberHubApplication {

    /** Starts the hub and returns; it runs until the process is asked to stop. */
    public static void main(String[] arguments) {
        SpringApplication.run(MemberHubApplication.class, arguments);
    }
}
