package com.memberhub.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files for containers name what is there. Nothing here needs a container engine. */
class ContainerFilesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?}");

    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--from)((?:\\S+ )+)\\S+$");

    /** {@code spring.lifecycle.timeout-per-shutdown-phase}. */
    private static final Duration RUNNING_CALLS = Duration.ofSeconds(20);

    /** Those that end by themselves. */
    private static final List<String> ONCE = List.of("citus-nodes");

    @Test
    void everyServiceHasFewRightsAndNoMoreOfTheMachineThanItsLimits() throws IOException {
        Map<String, Map<String, Object>> services = services();

        assertThat(services).containsKeys("hub", "postgres", "prometheus", "grafana", "hub-1", "hub-2", "balancer");
        services.forEach((name, service) -> assertThat(service)
                .as(name)
                .containsKeys("image", "mem_limit", "cpus")
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsEntry("restart", ONCE.contains(name) ? "no" : "unless-stopped"));
    }

    @Test
    void everyPortIsOfThisMachineOnly() throws IOException {
        List<Object> ports = services().values().stream()
                .flatMap(service -> list(service.get("ports")).stream())
                .toList();

        assertThat(ports)
                .hasSizeGreaterThan(3)
                .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
    }

    @Test
    void everyFileThatIsMountedAndEveryVolumeIsThere() throws IOException {
        Map<String, Object> volumes = map(compose().get("volumes"));
        List<String> sources = services().values().stream()
                .flatMap(service -> list(service.get("volumes")).stream())
                .map(volume -> volume.toString().split(":", -1)[0])
                .toList();

        assertThat(sources).isNotEmpty();
        assertThat(sources.stream().filter(source -> source.startsWith("./")))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(ROOT.resolve(source)).exists());
        assertThat(sources.stream().filter(source -> !source.startsWith("./"))).isSubsetOf(volumes.keySet());
    }

    @Test
    void everythingThatAServiceWaitsForIsAServiceOfItsProfile() throws IOException {
        Map<String, Map<String, Object>> services = services();

        services.forEach((name, service) -> {
            Object dependsOn = service.getOrDefault("depends_on", List.of());
            List<Object> needed =
                    dependsOn instanceof Map<?, ?> conditions ? List.copyOf(conditions.keySet()) : list(dependsOn);
            assertThat(needed).as(name).allSatisfy(other -> {
                assertThat(services).containsKey(other.toString());
                assertThat(list(services.get(other.toString()).get("profiles")))
                        .isSubsetOf(list(service.get("profiles")));
            });
        });
    }

    @Test
    void everyVariableOfTheComposeFileStandsInTheExampleWithItsDefault() throws IOException {
        String example = Files.readString(ROOT.resolve(".env.example"));
        String compose = Files.readString(ROOT.resolve("docker-compose.yml"));
        List<MatchResult> variables = VARIABLE.matcher(compose).results().toList();

        assertThat(variables).hasSizeGreaterThan(20);
        assertThat(variables)
                .filteredOn(variable -> !variable.group(1).equals("MEMBER_HUB_ENV_FILE"))
                .allSatisfy(variable -> assertThat(example)
                        .containsPattern("(?m)^#?" + variable.group(1) + "=" + variable.group(2) + "$"));
        assertThat(compose).contains("env_file: [\"${MEMBER_HUB_ENV_FILE:-.env.example}\"]");
    }

    @Test
    void theSmokeTestKnowsTheSecretAndThePasswordOfTheExample() throws IOException {
        Properties example = new Properties();
        try (var file = Files.newBufferedReader(ROOT.resolve(".env.example"))) {
            example.load(file);
        }
        String smoke = Files.readString(ROOT.resolve("docs/smoke.sh"));
        String hash = example.getProperty("MEMBER_HUB_STAFF_USERS_0_PASSWORD").replace("'", "");
        String user = example.getProperty("MEMBER_HUB_STAFF_USERS_0_NAME");

        assertThat(smoke)
                .contains(":-" + example.getProperty("MEMBER_HUB_PLATFORM_APPS_0_SECRETS_0") + "}")
                .contains(":-" + user + ":for-development-only}");
        assertThat(new BCryptPasswordEncoder().matches("for-development-only", hash))
                .isTrue();
    }

    @Test
    void everythingThatTheImageIsMadeOfIsThereAndEveryModuleIsPartOfIt() throws IOException {
        String dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
        List<String> sources = COPY.matcher(dockerfile)
                .results()
                .flatMap(copy -> Stream.of(copy.group(1).strip().split(" ", -1)))
                .toList();
        List<String> modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1) + "/pom.xml")
                .toList();

        assertThat(sources)
                .containsAll(modules)
                .contains("pom.xml", ".")
                .allSatisfy(source -> assertThat(ROOT.resolve(source)).exists());
    }

    @Test
    void thePodOfKubernetesIsTheContainerOfTheComposeFile() throws IOException {
        Map<String, Object> pod = pod();
        Map<String, Object> container = map(list(pod.get("containers")).get(0));
        Map<String, Object> settings = map(manifest("ConfigMap").get("data"));

        assertThat(Files.readString(ROOT.resolve("Dockerfile")))
                .contains("USER " + map(pod.get("securityContext")).get("runAsUser") + ":")
                .contains("ENV MEMBER_HUB_DRAIN=");
        assertThat(map(container.get("securityContext")))
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("allowPrivilegeEscalation", false)
                .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        assertThat(list(container.get("ports")))
                .containsExactly(
                        Map.of("name", "http", "containerPort", 8080),
                        Map.of("name", "management", "containerPort", 8081));
        assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
                .extracting(probe -> map(container.get(probe)).get("httpGet"))
                .containsExactly(
                        Map.of("path", "/livez", "port", "http"),
                        Map.of("path", "/livez", "port", "http"),
                        Map.of("path", "/readyz", "port", "http"));
        assertThat(Duration.ofSeconds((int) pod.get("terminationGracePeriodSeconds")))
                .as("leave, running calls, and some seconds to close")
                .isGreaterThan(DurationStyle.detectAndParse(
                                settings.get("MEMBER_HUB_DRAIN").toString())
                        .plus(RUNNING_CALLS));
    }

    private static Map<String, Object> pod() throws IOException {
        Map<String, Object> specification = map(manifest("Deployment").get("spec"));
        return map(map(specification.get("template")).get("spec"));
    }

    private static Map<String, Object> manifest(String kind) throws IOException {
        String manifests = Files.readString(ROOT.resolve("docs/kubernetes/member-hub.yaml"));
        for (Object one : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(manifests)) {
            if (kind.equals(map(one).get("kind"))) {
                return map(one);
            }
        }
        throw new AssertionError("no " + kind);
    }

    private static Map<String, Object> compose() throws IOException {
        return map(new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(ROOT.resolve("docker-compose.yml"))));
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Map<String, Object>> services = new TreeMap<>();
        map(compose().get("services")).forEach((name, service) -> services.put(name, map(service)));
        return services;
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new TreeMap<>();
        ((Map<?, ?>) value).forEach((key, entry) -> map.put(key.toString(), entry));
        return map;
    }

    private static List<Object> list(@Nullable Object value) {
        List<Object> list = new ArrayList<>();
        if (value != null) {
            list.addAll((List<?>) value);
        }
        return list;
    }
}
