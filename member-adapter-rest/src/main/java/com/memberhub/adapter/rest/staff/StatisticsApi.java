package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

/** What OpenAPI says of the figures. */
@Tag(name = "Statistics", description = "Figures for whoever leads a shift.")
interface StatisticsApi {

    @Operation(
            operationId = "statistics",
            summary = "Members and calls in figures",
            description = "Up to a minute old. Role: VIEWER.")
    @ApiResponse(responseCode = "200", description = "The figures.")
    StatisticsJson statistics(SignedIn signedIn, HttpServletRequest request);
}
