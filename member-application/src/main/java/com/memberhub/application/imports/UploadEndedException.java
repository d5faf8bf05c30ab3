package com.memberhub.application.imports;

/** An upload was cancelled, or given up as idle, while its file was still arriving. */
public final class UploadEndedException extends RuntimeException {

    UploadEndedException(ImportId id) {
        super("the upload of import " + id + " has ended");
    }
}
