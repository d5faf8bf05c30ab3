package com.memberhub.adapter.rest;

import com.memberhub.application.audit.InMemoryAccessLog;
import com.memberhub.application.caller.InMemoryRefusedCallers;
import com.memberhub.application.correction.CallCorrection;
import com.memberhub.application.correction.CorrectCall;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.InMemoryCallDirectory;
import com.memberhub.application.directory.InMemoryMemberDirectory;
import com.memberhub.application.directory.InMemoryStatisticsDirectory;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.StatisticsDirectory;
import com.memberhub.application.export.ExportMembers;
import com.memberhub.application.export.MemberExport;
import com.memberhub.application.imports.InMemoryImports;
import com.memberhub.application.journal.InMemoryCallJournal;
import com.memberhub.application.member.InMemoryMembers;
import com.memberhub.application.privacy.CallReveal;
import com.memberhub.application.privacy.EraseMember;
import com.memberhub.application.privacy.InMemoryPersonalData;
import com.memberhub.application.privacy.MemberErasure;
import com.memberhub.application.privacy.MemberReveal;
import com.memberhub.application.privacy.MobileSearches;
import com.memberhub.application.privacy.PersonalData;
import com.memberhub.application.privacy.RevealCall;
import com.memberhub.application.privacy.RevealMember;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the staff's side needs, on the stores in memory that the platform's calls fill. */
@Configuration(proxyBeanMethods = false)
class InMemoryStaffSide {

    @Bean
    InMemoryMembers members() {
        return new InMemoryMembers();
    }

    @Bean
    InMemoryCallJournal journal() {
        return new InMemoryCallJournal();
    }

    @Bean
    InMemoryAccessLog accessLog() {
        return new InMemoryAccessLog();
    }

    @Bean
    InMemoryRefusedCallers refusedCallers() {
        return new InMemoryRefusedCallers();
    }

    @Bean
    MemberDirectory memberDirectory(InMemoryMembers members, InMemoryCallJournal journal) {
        return new InMemoryMemberDirectory(members, journal);
    }

    @Bean
    CallDirectory callDirectory(InMemoryMembers members, InMemoryCallJournal journal) {
        return new InMemoryCallDirectory(members, journal);
    }

    @Bean
    StatisticsDirectory statisticsDirectory(InMemoryMembers members, InMemoryCallJournal journal) {
        return new InMemoryStatisticsDirectory(members, journal);
    }

    @Bean
    CorrectCall correctCall(
            CallDirectory calls,
            InMemoryCallJournal journal,
            InMemoryRegistration registration,
            InMemoryAccessLog accessLog,
            Clock clock) {
        return new CallCorrection(calls, journal, registration, accessLog, clock);
    }

    @Bean
    MobileSearches mobileSearches(InMemoryAccessLog accessLog, Clock clock) {
        return new MobileSearches(accessLog, clock, () -> 0);
    }

    @Bean
    ExportMembers exportMembers(
            MemberDirectory members, InMemoryAccessLog accessLog, MobileSearches mobileSearches, Clock clock) {
        return new MemberExport(members, accessLog, mobileSearches, clock);
    }

    @Bean
    PersonalData personalData(InMemoryMembers members, InMemoryCallJournal journal) {
        return new InMemoryPersonalData(members, journal);
    }

    @Bean
    RevealMember revealMember(PersonalData personalData, InMemoryAccessLog accessLog, Clock clock) {
        return new MemberReveal(personalData, accessLog, clock);
    }

    @Bean
    RevealCall revealCall(CallDirectory calls, InMemoryAccessLog accessLog, Clock clock) {
        return new CallReveal(calls, accessLog, clock);
    }

    @Bean
    EraseMember eraseMember(PersonalData personalData, InMemoryAccessLog accessLog, Clock clock) {
        InMemoryImports imports = new InMemoryImports();
        return new MemberErasure(personalData, imports, imports, accessLog, clock);
    }
}
