package com.memberhub.adapter.rest;

import com.memberhub.application.audit.InMemoryAccessLog;
import com.memberhub.application.caller.InMemoryRefusedCallers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** A test over real HTTP. Every test method begins with a hub that knows nobody. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = RestTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(HubTest.EmptyHub.class)
public @interface HubTest {

    /** Empties the stores. */
    final class EmptyHub implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            ApplicationContext hub = SpringExtension.getApplicationContext(context);
            hub.getBean(InMemoryRegistration.class).startAfresh();
            hub.getBean(InMemoryAccessLog.class).clear();
            hub.getBean(InMemoryRefusedCallers.class).clear();
        }
    }
}
