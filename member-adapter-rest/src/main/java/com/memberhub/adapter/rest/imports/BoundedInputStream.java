package com.memberhub.adapter.rest.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Breaks off with {@link FileTooLargeException} when more arrives than may. */
final class BoundedInputStream extends FilterInputStream {

    private long left;

    BoundedInputStream(InputStream in, long most) {
        super(in);
        left = most;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) throws FileTooLargeException {
        left -= read;
        if (left < 0) {
            throw new FileTooLargeException();
        }
    }
}
