package com.memberhub.adapter.rest.extension;

import com.memberhub.domain.admission.Admission;
import com.memberhub.domain.admission.Admission.Admitted;
import com.memberhub.domain.admission.AdmissionRules;
import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.member.Alignment;
import com.memberhub.domain.member.AlignmentPolicy;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.privacy.Masking;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call costs before the database is asked: reading it, judging it, and holding it against what is stored. And what it
 * costs to show the stored member to staff who see it masked.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CallBenchmark {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    /** How many custom attributes the call has; 200 is the limit. */
    @Param({"0", "5", "20", "200"})
    public int attributes;

    private final MemberCreateRequestReader reader = new MemberCreateRequestReader(new MemberSubmissionMapperImpl());
    private final AdmissionRules rules = new AdmissionRules(false);
    private Call call = call(0);

    @Setup
    public void prepare() {
        call = call(attributes);
    }

    @Benchmark
    public Object read() {
        return reader.read(call.body());
    }

    @Benchmark
    public Admission admit() {
        return rules.admit(call.submission(), TODAY);
    }

    @Benchmark
    public Alignment alignNothing() {
        return call.stored().alignWith(call.repeated().profile(), AlignmentPolicy.FILL_BLANKS, NOW);
    }

    @Benchmark
    public Alignment alignOneField() {
        return call.stored().alignWith(call.telling().profile(), AlignmentPolicy.FILL_BLANKS, NOW);
    }

    @Benchmark
    public Profile mask() {
        return Masking.profile(call.stored().profile(), call.stored().key().mobile());
    }

    private Call call(int attributes) {
        String body = body(attributes);
        Admitted repeated = admitted(body);
        Admitted telling = admitted(body.replace("\"gender\"", "\"outStoreId\":\"store-0571\",\"gender\""));
        Member stored = Member.register(
                repeated.key(), new OutOpenId("01M855HQ7YEYA5GT79GXJ7P7JQ"), repeated.profile(), NOW);
        return new Call(bytes(body), reader.read(bytes(body)), repeated, telling, stored);
    }

    private Admitted admitted(String body) {
        return rules.admit(reader.read(bytes(body)), TODAY).fold(admitted -> admitted, rejected -> {
            throw new IllegalStateException(rejected.violations().toString());
        });
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String body(int attributes) {
        String infos = IntStream.range(0, attributes)
                .mapToObj(i -> "{\"name\":\"标签" + i + "\",\"value\":\"茶、徒步、摄影 " + i + "\",\"dataType\":0}")
                .collect(Collectors.joining(",", "[", "]"));
        return """
                {"rootKdtId":91234567,"appId":"91234567_crm","globalProps":{"traceId":"83ee2da637f0e33ac0d4cd2567e43019",\
                "source":"ipaas","flow":"member-create"},"extendMap":{"activity":"double11","batch":"d35aea6c44c2fcad",\
                "scene":"live","guideId":"g5693"},"yzOpenId":"yz520974365","yzAscriptionKdtId":4200118,\
                "outAscriptionStoreId":"store-10118","yzMemberSourceKdtId":4200118,"outMemberSourceStoreId":"store-10118",\
                "name":"彭露爱","nickname":"小太阳511","gender":"2","mobile":"14520974365",\
                "avatarUrl":"https://img.example.com/avatar/4791a6cd89c213216e299485b47f3a28.png","birthday":"1996-10-24",\
                "customerCreatedTime":"2026-11-05 13:13:15","memberCreatedTime":"2026-11-05 13:13:16",\
                "memberSourceChannel":1900,"memberSrcWay":"9","customerSourceChannel":1900,\
                "address":{"provinceName":"山东省","cityName":"济南市","countyName":"历下区","areaCode":"370102",\
                "addressDetail":"人民路 12 号 3 幢 1423 室"},"weixin":{"nickname":"小太阳",\
                "avatar":"https://img.example.com/wx/3ca3b4e5d1ffa61bb44aa73d31de8db3/132","account":"wx_413997707c"},\
                "customerAttrInfos":%s,"freeLevel":{"levelType":1,"yzLevelName":"钻石会员","yzLevelAlias":"L4",\
                "outLevelName":"钻石会员","outLevelAlias":"m4"}}""".formatted(infos);
    }

    /** telling: the same call with a field more than what is stored. */
    private record Call(
            byte[] body, MemberSubmission submission, Admitted repeated, Admitted telling, Member stored) {}
}
