/* share.c: process k of n does items k, k + n, k + 2n ..: no talk between them, and neighbours, which are alike, go to different ones. */
#include "share.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a process sends: one of these each, a diagnostic followed by its texts. */
typedef struct Message {
    enum { ITEM_DONE, DIAGNOSTIC, FAILED } kind;
    int severity;
    long line;
    bool system;
    char rule[8];
    uint32_t file_len, message_len; /* file_len 0: none */
} Message;

enum { TEXT_MAX = 64 * 1024 };

typedef struct Worker {
    pid_t pid;
    int fd; /* -1: ended */
    FILE *in;
} Worker;

/* ---- in a process ---- */

static bool send_all(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;
    while (len > 0) {
        ssize_t n = write(fd, at, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        len -= (size_t)n;
    }
    return true;
}

static bool send_diag(int fd, const Diag *d)
{
    size_t file = d->at.file ? strnlen(d->at.file, TEXT_MAX) : 0, message = strnlen(d->message, TEXT_MAX);
    Message m = {.kind = DIAGNOSTIC, .severity = d->severity, .line = d->at.line, .file_len = (uint32_t)file, .message_len = (uint32_t)message};
    snprintf(m.rule, sizeof m.rule, "%s", d->rule);
    return send_all(fd, &m, sizeof m) && send_all(fd, d->at.file ? d->at.file : "", file) && send_all(fd, d->message, message);
}

static _Noreturn void work(const ShareOptions *o, size_t first, size_t step, Diags *diags, int fd)
{
    size_t before = diags->count;
    bool ok = true;
    for (size_t i = first; ok && i < o->count; i += step) {
        Message done = {.kind = ITEM_DONE};
        ok = o->item(o->context, i) && send_all(fd, &done, sizeof done);
    }
    for (size_t i = before; i < diags->count; i++)
        if (!send_diag(fd, &diags->items[i]))
            break;
    Message failed = {.kind = FAILED, .system = diags->system};
    if (!ok)
        send_all(fd, &failed, sizeof failed);
    _exit(0);
}

/* ---- here ---- */

static bool start(const ShareOptions *o, size_t k, size_t n, Diags *diags, Worker *workers)
{
    int ends[2];
    if (pipe(ends) != 0)
        return diag_system(diags, (Place){0}, "S004", _("a second process can't be started: %s"), strerror(errno));
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        for (size_t i = 0; i < k; i++)
            close(workers[i].fd);
        work(o, k, n, diags, ends[1]);
    }
    close(ends[1]);
    workers[k] = (Worker){.pid = pid, .fd = pid > 0 ? ends[0] : -1, .in = pid > 0 ? fdopen(ends[0], "r") : NULL};
    if (pid > 0 && workers[k].in) {
        setvbuf(workers[k].in, NULL, _IONBF, 0); /* what poll knows nothing of must not wait in a buffer */
        return true;
    }
    if (pid < 0)
        close(ends[0]);
    return diag_system(diags, (Place){0}, "S004", _("a second process can't be started: %s"), strerror(errno));
}

static const char *receive_text(Arena *arena, FILE *in, size_t len)
{
    char *text = len <= TEXT_MAX ? arena_alloc(arena, len + 1) : NULL;
    return text && fread(text, 1, len, in) == len ? text : NULL;
}

/* The rule must be a constant: it is looked up among the texts that live as long as the list. */
static bool receive_diag(Arena *arena, Diags *diags, FILE *in, const Message *m)
{
    const char *file = receive_text(arena, in, m->file_len), *message = receive_text(arena, in, m->message_len);
    const char *rule = arena_strdup(diags->arena, m->rule);
    if (!file || !message || !rule)
        return false;
    Place at = {m->file_len ? file : NULL, m->line};
    if (m->severity == DIAG_ERROR)
        diag_error(diags, at, rule, "%s", message);
    else if (m->severity == DIAG_WARNING)
        diag_warning(diags, at, rule, "%s", message);
    else
        diag_note(diags, at, rule, "%s", message);
    return true;
}

/* One message of a process; false when it has ended. */
static bool receive(Arena *arena, Diags *diags, Worker *w, size_t *done, bool *ok)
{
    Message m;
    if (fread(&m, sizeof m, 1, w->in) != 1)
        return false;
    if (m.kind == DIAGNOSTIC)
        return receive_diag(arena, diags, w->in, &m);
    *done += m.kind == ITEM_DONE;
    *ok = *ok && m.kind != FAILED;
    diags->system = diags->system || (m.kind == FAILED && m.system);
    return true;
}

/* Waits until one of them says something, and listens to it. */
static void listen(Arena *arena, Diags *diags, Worker *workers, size_t n, size_t *done, bool *ok)
{
    struct pollfd polls[SHARE_JOBS_MAX];
    for (size_t i = 0; i < n; i++)
        polls[i] = (struct pollfd){.fd = workers[i].fd, .events = POLLIN};
    if (poll(polls, n, -1) < 0)
        return;
    for (size_t i = 0; i < n; i++)
        if (workers[i].fd >= 0 && polls[i].revents && !receive(arena, diags, &workers[i], done, ok)) {
            fclose(workers[i].in);
            workers[i].fd = -1;
        }
}

static bool any_left(const Worker *workers, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (workers[i].fd >= 0)
            return true;
    return false;
}

static bool run_shared(Arena *arena, Diags *diags, const ShareOptions *o, size_t n)
{
    Worker workers[SHARE_JOBS_MAX] = {0};
    size_t started = 0, done = 0;
    bool ok = true;
    while (ok && started < n) {
        ok = start(o, started, n, diags, workers);
        started += ok;
    }
    while (any_left(workers, started)) {
        listen(arena, diags, workers, started, &done, &ok);
        if (o->progress)
            o->progress(o->context, done);
    }
    for (size_t i = 0; i < started; i++) {
        int status = 0;
        while (waitpid(workers[i].pid, &status, 0) < 0 && errno == EINTR)
            ;
        if (status != 0)
            ok = diag_system(diags, (Place){0}, "S005", "%s", _("a process ended before its work was done; is memory short?"));
    }
    return ok && done == o->count;
}

bool share_run(Arena *arena, Diags *diags, const ShareOptions *o)
{
    size_t n = o->jobs > SHARE_JOBS_MAX ? SHARE_JOBS_MAX : o->jobs > 1 ? (size_t)o->jobs : 1;
    if (n > o->count)
        n = o->count;
    if (n > 1)
        return run_shared(arena, diags, o, n);
    for (size_t i = 0; i < o->count; i++) {
        if (!o->item(o->context, i))
            return false;
        if (o->progress)
            o->progress(o->context, i + 1);
    }
    return true;
}
