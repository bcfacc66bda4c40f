/* file.c: write beside, sync, rename.
 *
 * The temporary file is made with O_EXCL and the process's own mask, not by mkstemp: its mode is then that of any new file,
 * without touching the mask, which all threads share. */
#include "paint/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct File {
    Diags *diags;
    const char *path;
    const char *temporary; /* NULL: written to directly */
    Buffer *memory;        /* written to instead; NULL */
    int fd;                /* -1: closed */
    size_t held;           /* bytes in `room` */
    char room[1 << 16];    /* many writes are of a few bytes */
};

enum { NAME_TRIES = 100 };

static bool fail(File *file, int error)
{
    file_abort(file);
    return diag_system(file->diags, (Place){file->path, 0}, "S010", _("can't be written: %s"), strerror(error));
}

static void give_up(void *file)
{
    file_abort(file);
}

/* A new file beside the target, in `file->temporary`; false with errno set. */
static bool open_beside(Arena *arena, File *file)
{
    for (int i = 0; i < NAME_TRIES; i++) {
        char *name = arena_printf(arena, "%s.%ld-%d.tmp", file->path, (long)getpid(), i);
        if (!name) {
            errno = ENOMEM;
            return false;
        }
        file->fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file->fd >= 0) {
            file->temporary = name;
            return true;
        }
        if (errno != EEXIST)
            return false;
    }
    return false;
}

File *file_open(Arena *arena, Diags *diags, const char *path)
{
    File *file = arena_make(arena, File);
    if (!file || !(path = arena_strdup(arena, path))) {
        diag_memory(diags);
        return NULL;
    }
    file->diags = diags;
    file->path = path;
    file->fd = -1;
    struct stat st;
    bool opened;
    if (!strcmp(path, "-"))
        opened = (file->fd = dup(STDOUT_FILENO)) >= 0;
    else if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        opened = (errno = EISDIR, false);
    else if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        opened = (file->fd = open(path, O_WRONLY | O_CLOEXEC)) >= 0;
    else
        opened = open_beside(arena, file);
    if (!opened) {
        fail(file, errno);
        return NULL;
    }
    if (!arena_defer(arena, give_up, file)) {
        diag_memory(diags);
        return NULL;
    }
    return file;
}

File *file_in_memory(Diags *diags, Buffer *buffer)
{
    File *file = arena_make(buffer->arena, File);
    if (!file) {
        diag_memory(diags);
        return NULL;
    }
    *file = (File){.diags = diags, .memory = buffer};
    return file;
}

static bool write_out(File *file, const char *bytes, size_t len)
{
    if (file->memory)
        return buffer_put_bytes(file->memory, bytes, len) || diag_memory(file->diags);
    while (len > 0) {
        ssize_t n = write(file->fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return fail(file, n < 0 ? errno : EIO);
        bytes += n;
        len -= (size_t)n;
    }
    return true;
}

static bool flush(File *file)
{
    size_t held = file->held;
    file->held = 0;
    return write_out(file, file->room, held);
}

bool file_write(File *file, const void *bytes, size_t len)
{
    if (file->fd < 0)
        return false;
    if (file->held + len > sizeof file->room && !flush(file))
        return false;
    if (len > sizeof file->room)
        return write_out(file, bytes, len);
    memcpy(file->room + file->held, bytes, len);
    file->held += len;
    return true;
}

bool file_commit(File *file)
{
    if (file->fd < 0 || !flush(file))
        return false;
    if (file->memory)
        return true;
    if (file->temporary && fsync(file->fd) != 0)
        return fail(file, errno);
    int fd = file->fd;
    file->fd = -1;
    if (close(fd) != 0 || (file->temporary && rename(file->temporary, file->path) != 0))
        return fail(file, errno);
    file->temporary = NULL;
    return true;
}

void file_abort(File *file)
{
    if (file->fd >= 0 && !file->memory)
        close(file->fd);
    file->fd = -1;
    if (file->temporary)
        unlink(file->temporary);
    file->temporary = NULL;
}
