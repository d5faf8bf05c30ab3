FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build

# What Maven downloads hangs on these files alone, so a change of the code does not download it again. With no code yet
# the modules package to empty jars, which lets them find each other; dependency:go-offline cannot.
COPY .mvn/ .mvn/
COPY pom.xml ./
COPY member-domain/pom.xml member-domain/
COPY member-application/pom.xml member-application/
COPY member-adapter-rest/pom.xml member-adapter-rest/
COPY member-adapter-jpa/pom.xml member-adapter-jpa/
COPY bootstrap/pom.xml bootstrap/
RUN mvn -B -ntp -DskipTests package

COPY . .
RUN mvn -B -ntp -DskipTests package \
    && java -Djarmode=tools -jar bootstrap/target/member-hub.jar extract --layers --destination layers


FROM eclipse-temurin:25-jre

# A number, so that an orchestrator can see that it is not root; not 1000, which is somebody else in this image.
RUN groupadd --gid 10001 hub && useradd --uid 10001 --gid hub --no-create-home --home-dir /app hub

# The image has neither curl nor wget: probe <path> asks the hub and succeeds on a 200. PROBE_PORT=8081 asks the management
# port, which speaks no TLS.
RUN printf '%s\n' \
        '#!/bin/bash' \
        'set -e' \
        'exec 3<>"/dev/tcp/127.0.0.1/${PROBE_PORT:-${SERVER_PORT:-8080}}"' \
        'printf "GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n" "$1" >&3' \
        'read -r _ status _ <&3' \
        '[ "$status" = 200 ]' \
        > /usr/local/bin/probe \
    && chmod 755 /usr/local/bin/probe

# The folder belongs to root. So a hub that was given no SPRING_DATASOURCE_URL says so and stops, where it would
# otherwise keep the members in its own PostgreSQL inside the container, and lose them with the container.
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./

USER 10001:10001
EXPOSE 8080

# Beside its heap the JVM needs some 250 MB here; 60 % leaves that from a memory limit of 768 MB up. After an
# OutOfMemoryError a fresh hub serves better than this one. Being a variable, it can be replaced at docker run.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"

# Is this process worth keeping? A database that is away is no reason to replace the hub, so it is not asked here.
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s --retries=3 CMD ["probe", "/livez"]

STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-jar", "/app/member-hub.jar"]
