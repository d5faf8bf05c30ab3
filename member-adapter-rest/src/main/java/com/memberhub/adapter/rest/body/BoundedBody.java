package com.memberhub.adapter.rest.body;

import com.memberhub.domain.member.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;

/** Takes no more of a body than the contract allows. */
public final class BoundedBody {

    private static final String READ_BEFORE = BoundedBody.class.getName();

    private BoundedBody() {}

    /**
     * Reads the body.
     *
     * @throws ResponseStatusException 413 as soon as it is known to be too large, 415 when it is compressed or in
     *     another charset than UTF-8, so that no byte of it is read
     */
    public static byte[] read(HttpServletRequest request) throws IOException {
        return read(request, Limits.BODY_BYTES);
    }

    /**
     * Reads a body that may have another size.
     *
     * @throws ResponseStatusException like {@link #read(HttpServletRequest)}
     */
    public static byte[] read(HttpServletRequest request, int mostBytes) throws IOException {
        if (isEncoded(request) || !isUtf8(request)) {
            throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        return request.getAttribute(READ_BEFORE) instanceof byte[] body ? body : bytes(request, mostBytes);
    }

    /**
     * Reads the body for whoever needs its bytes before it is known what they are. Who reads it afterwards gets the same
     * bytes, not a copy.
     *
     * @throws ResponseStatusException 413 as soon as it is known to be too large
     */
    public static byte[] readAhead(HttpServletRequest request) throws IOException {
        byte[] body = bytes(request, Limits.BODY_BYTES);
        request.setAttribute(READ_BEFORE, body);
        return body;
    }

    private static byte[] bytes(HttpServletRequest request, int mostBytes) throws IOException {
        if (request.getContentLengthLong() > mostBytes) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        byte[] body = request.getInputStream().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return body;
    }

    private static boolean isEncoded(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private static boolean isUtf8(HttpServletRequest request) {
        Charset charset = MediaType.parseMediaType(request.getContentType()).getCharset();
        return charset == null || charset.equals(StandardCharsets.UTF_8);
    }
}
