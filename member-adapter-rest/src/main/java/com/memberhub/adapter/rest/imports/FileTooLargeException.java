package com.memberhub.adapter.rest.imports;

import java.io.IOException;

/** A file has more bytes than it may. */
final class FileTooLargeException extends IOException {}
