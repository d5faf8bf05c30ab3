package com.memberhub.configuration;

import com.github.f4b6a3.ulid.UlidCreator;
import com.memberhub.adapter.rest.connection.ClientDeadlines;
import com.memberhub.adapter.rest.imports.ImportLimits;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.caller.PurgeRefusedCallers;
import com.memberhub.application.caller.RefusedCallers;
import com.memberhub.application.coalescing.CoalescingRegistration;
import com.memberhub.application.correction.CallCorrection;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.export.MemberExport;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportLineReader;
import com.memberhub.application.imports.ImportLines;
import com.memberhub.application.imports.ImportRun;
import com.memberhub.application.imports.Imports;
import com.memberhub.application.imports.MemberImport;
import com.memberhub.application.journal.CallJournal;
import com.memberhub.application.journal.RequestId;
import com.memberhub.application.member.Members;
import com.memberhub.application.privacy.CallReveal;
import com.memberhub.application.privacy.MemberErasure;
import com.memberhub.application.privacy.MemberReveal;
import com.memberhub.application.privacy.MobileSearches;
import com.memberhub.application.privacy.PersonalData;
import com.memberhub.application.registration.LimitedRegistration;
import com.memberhub.application.registration.MemberRegistration;
import com.memberhub.application.registration.PatientRegistration;
import com.memberhub.application.registration.RegisterMember;
import com.memberhub.application.retention.OldPayloads;
import com.memberhub.application.retention.PurgePayloads;
import com.memberhub.domain.admission.AdmissionRules;
import com.memberhub.domain.member.OutOpenId;
import com.memberhub.startup.StartFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the use cases from the adapters. Time and identity come from here and nowhere else. */
@Configuration(proxyBeanMethods = false)
class UseCaseConfiguration {

    private static final Duration PATIENCE_OF_A_BATCH = Duration.ofMillis(100);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** 80 random bits beside the time: unique without asking anybody, even when the clock jumps back. */
    @Bean
    Supplier<OutOpenId> outOpenIds(Clock clock) {
        return () -> new OutOpenId(UlidCreator.getUlid(clock.millis()).toString());
    }

    /** Each greater than the one before, of the same millisecond too: lines of an import are of one instant, and the id tells their order. */
    @Bean
    Supplier<RequestId> requestIds(Clock clock) {
        return () -> new RequestId(UlidCreator.getMonotonicUlid(clock.millis()).toString());
    }

    @Bean
    MemberRegistration memberRegistration(
            MemberHubProperties properties,
            Members members,
            CallJournal journal,
            Supplier<OutOpenId> outOpenIds,
            Clock clock) {
        return new MemberRegistration(
                new AdmissionRules(properties.strict()),
                properties.alignmentPolicy(),
                members,
                journal,
                outOpenIds,
                clock);
    }

    /** For calls that share a transaction: nobody shall wait long for what is in the way of somebody else. */
    @Bean(defaultCandidate = false)
    MemberRegistration sharedRegistration(
            MemberHubProperties properties,
            Members members,
            CallJournal journal,
            Supplier<OutOpenId> outOpenIds,
            Clock clock) {
        return new MemberRegistration(
                new AdmissionRules(properties.strict()),
                properties.alignmentPolicy(),
                members,
                journal,
                outOpenIds,
                PATIENCE_OF_A_BATCH,
                clock);
    }

    /** For the platform's calls, which have no transaction yet; who has one asks for the other. */
    @Bean
    @Primary
    RegisterMember platformRegistration(
            MemberHubProperties properties,
            MemberRegistration registration,
            @Qualifier("sharedRegistration") MemberRegistration sharedRegistration,
            CoalescingMetrics metrics,
            Clock clock) {
        PatientRegistration alone = new PatientRegistration(registration, clock);
        if (!properties.coalescing().enabled()) {
            return new LimitedRegistration(alone, properties.overload().limits());
        }
        CoalescingRegistration coalescing =
                new CoalescingRegistration(sharedRegistration, alone, properties.coalescingLimits(), metrics);
        metrics.watch(coalescing);
        return coalescing;
    }

    @Bean
    Supplier<ImportId> importIds() {
        return () -> new ImportId(UlidCreator.getUlid().toString());
    }

    @Bean
    MemberImport memberImport(
            Imports imports,
            ImportLines importLines,
            ImportLineReader reader,
            AccessLog accessLog,
            PlatformTransactionManager transactions,
            Supplier<ImportId> importIds,
            Clock clock) {
        return new MemberImport(
                imports, importLines, reader, accessLog, new TransactionTemplate(transactions), importIds, clock);
    }

    @Bean
    ImportRun importRun(
            MemberHubProperties properties,
            Imports imports,
            ImportLines importLines,
            ImportLineReader reader,
            MemberRegistration registration,
            AccessLog accessLog,
            Supplier<RequestId> requestIds,
            Clock clock) {
        return new ImportRun(
                imports,
                importLines,
                reader,
                registration,
                registration,
                accessLog,
                requestIds,
                properties.imports().keepRefusedLines(),
                clock);
    }

    @Bean
    ClientDeadlines clientDeadlines(MemberHubProperties properties) {
        return new ClientDeadlines(
                properties.overload().headersWithin(), properties.overload().bodyWithin());
    }

    @Bean
    ImportLimits importLimits(MemberHubProperties properties) {
        long largestFile = properties.imports().largestFile().toBytes();
        if (largestFile < 1) {
            throw new StartFailure(
                    "member-hub.import.largest-file is less than a byte, so no file could be imported.",
                    "Write a size, such as 200MB.");
        }
        return new ImportLimits(largestFile);
    }

    @Bean
    CallCorrection callCorrection(
            CallDirectory calls,
            CallJournal journal,
            MemberRegistration registration,
            AccessLog accessLog,
            Clock clock) {
        return new CallCorrection(calls, journal, registration, accessLog, clock);
    }

    @Bean
    MemberReveal memberReveal(PersonalData personalData, AccessLog accessLog, Clock clock) {
        return new MemberReveal(personalData, accessLog, clock);
    }

    @Bean
    CallReveal callReveal(CallDirectory calls, AccessLog accessLog, Clock clock) {
        return new CallReveal(calls, accessLog, clock);
    }

    @Bean
    MemberErasure memberErasure(
            PersonalData personalData, Imports imports, ImportLines importLines, AccessLog accessLog, Clock clock) {
        return new MemberErasure(personalData, imports, importLines, accessLog, clock);
    }

    @Bean
    PurgePayloads purgePayloads(OldPayloads payloads, Clock clock) {
        return new PurgePayloads(payloads, clock);
    }

    @Bean
    PurgeRefusedCallers purgeRefusedCallers(RefusedCallers callers, Clock clock) {
        return new PurgeRefusedCallers(callers, clock);
    }

    @Bean
    MobileSearches mobileSearches(AccessLog accessLog, Clock clock) {
        return new MobileSearches(accessLog, clock, System::nanoTime);
    }

    @Bean
    MemberExport memberExport(
            MemberDirectory members, AccessLog accessLog, MobileSearches mobileSearches, Clock clock) {
        return new MemberExport(members, accessLog, mobileSearches, clock);
    }
}
