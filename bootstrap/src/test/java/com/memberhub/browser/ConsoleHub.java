package com.memberhub.browser;

import com.memberhub.adapter.jpa.database.TestDatabase;
import com.memberhub.endtoend.Hub;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The hub that all tests of the console share, with a staff and without members. Spring closes it when the JVM ends. */
final class ConsoleHub {

    static final long ROOT_KDT_ID = 91_234_567L;
    static final String PASSWORD = "correct horse battery staple";

    /** May everything but read the access log. */
    static final String MANAGER = "xiaolin";

    /** May read the access log and nothing else. */
    static final String AUDITOR = "laozhou";

    private static final Hub HUB = start();
    private static final AtomicInteger PEOPLE = new AtomicInteger(6_150);

    private ConsoleHub() {}

    private static Hub start() {
        List<String> settings = new ArrayList<>();
        settings.addAll(user(0, MANAGER, "VIEWER,PRIVACY,EXPORTER,OPERATOR"));
        settings.addAll(user(1, AUDITOR, "AUDITOR"));
        return Hub.on(TestDatabase.create(), settings.toArray(String[]::new));
    }

    private static List<String> user(int index, String name, String roles) {
        String prefix = "member-hub.staff.users[" + index + "].";
        return List.of(
                prefix + "name=" + name,
                prefix + "password={bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD),
                prefix + "roles=" + roles);
    }

    static int port() {
        return HUB.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A mobile that nobody else has, not even its last four digits. */
    static String freshMobile() {
        return "1390571" + PEOPLE.incrementAndGet();
    }

    /** What Youzan sends when somebody becomes a member. */
    static Hub.Answer calls(String mobile, String name, String fields) {
        return HUB.caller().create("""
                {"rootKdtId": %d, "appId": "91234567_crm", "extendMap": {}, "mobile": "%s", "name": "%s"%s}""".formatted(ROOT_KDT_ID, mobile, name, fields));
    }

    /** So many members with one name. */
    static void namesakes(String name, int howMany) {
        IntStream.range(0, howMany).forEach(i -> calls(freshMobile(), name, ""));
    }
}
