# The hub as an image: docker build -t member-hub .
#
# Arguments, --build-arg NAME=value:
#   MAVEN_IMAGE, JRE_IMAGE   what to build with and what to run on, for a registry of your own or a digest; a JDK and a JRE
#                            of the same version
#   AOT_CACHE                true: start the hub once while the image is built and let the JVM keep what it learns, so that
#                            every container starts in about half the time. false: an image 160 MB smaller that starts slowly
#   VERSION, REVISION        the version, for a label; the commit, for a label and /actuator/info
ARG MAVEN_IMAGE=maven:3.9-eclipse-temurin-25
ARG JRE_IMAGE=eclipse-temurin:25-jre


FROM ${MAVEN_IMAGE} AS build
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
# There is no history here that the build could ask for the commit.
ARG REVISION
RUN if [ -n "$REVISION" ]; then echo "git.commit.id=$REVISION" >bootstrap/src/main/resources/git.properties; fi \
    && mvn -B -ntp -DskipTests package \
    && java -Djarmode=tools -jar bootstrap/target/member-hub.jar extract --layers --destination layers


FROM ${JRE_IMAGE} AS runtime

# A number, so that an orchestrator can see that it is not root; not 1000, which is somebody else in this image.
RUN groupadd --gid 10001 hub && useradd --uid 10001 --gid hub --no-create-home --home-dir /app hub

COPY bootstrap/src/main/docker/probe /usr/local/bin/

# The folder belongs to root. So a hub that was given no SPRING_DATASOURCE_URL says so and stops, where it would
# otherwise keep the members in its own PostgreSQL inside the container, and lose them with the container.
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./

# Beside its heap the JVM needs some 250 MB here; 60 % leaves that from a memory limit of 768 MB up. A heap that begins
# small stays just large enough to be marked all the time, which costs a busy hub an eighth of its calls; and unless
# told how much the classes need, it is marked three times during the start. After an OutOfMemoryError a fresh hub
# serves better than this one. Being a variable, it can be replaced at docker run.
ENV JAVA_TOOL_OPTIONS="-Xms256m -XX:MetaspaceSize=192m -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"


# The JVM believes a cache only of the very jars it was made from, so they are the ones of the stage above. Where the
# training fails, say under emulation of another processor, there is an image nevertheless, and it says so.
FROM runtime AS training
ARG AOT_CACHE=true
COPY bootstrap/src/main/docker/train /usr/local/bin/
RUN install -d -o 10001 -g 10001 /training
USER 10001:10001
RUN [ "$AOT_CACHE" != true ] || train /training/member-hub.aot \
    || { rm -f /training/member-hub.aot; echo "WARNING: the training failed; the image starts without a cache" >&2; }


FROM runtime
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="member-hub" \
      org.opencontainers.image.description="Stores the members that Youzan creates and answers with one member number for ever." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

COPY --from=training --chown=0:0 /training/ ./

USER 10001:10001
EXPOSE 8080

# Told to stop, the hub lets load balancers and kept connections know for so long before it stops to listen.
ENV MEMBER_HUB_DRAIN=2s

# Is this process worth keeping? A database that is away is no reason to replace the hub, so it is not asked here.
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s --retries=3 CMD ["probe", "/livez"]

STOPSIGNAL SIGTERM
# Where there is no cache, or one that this JVM does not believe, it says so in a few lines and starts without.
ENTRYPOINT ["java", "-XX:AOTCache=/app/member-hub.aot", "-jar", "/app/member-hub.jar"]
