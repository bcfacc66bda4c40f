/* report.c: what a subcommand tells the person at the terminal: messages, and progress. */
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

static struct {
    struct timespec began;
    bool shown;
} progress;

static double seconds_since(const struct timespec *began)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - began->tv_sec) + (double)(now.tv_nsec - began->tv_nsec) / 1e9;
}

static void show_progress(void *context, const char *what, size_t pages)
{
    (void)context;
    if (seconds_since(&progress.began) < 1)
        return;
    progress.shown = true;
    if (pages)
        fprintf(stderr, "\r\033[K%s ... %zu", what, pages);
    else
        fprintf(stderr, "\r\033[K%s ...", what);
}

void cli_progress(lkip_session *session)
{
    clock_gettime(CLOCK_MONOTONIC, &progress.began);
    if (isatty(STDERR_FILENO))
        lkip_on_progress(session, show_progress, NULL);
}

void cli_progress_end(void)
{
    if (progress.shown)
        fputs("\r\033[K", stderr);
    progress.shown = false;
}

static const char *color_of(lkip_severity severity)
{
    return severity == LKIP_ERROR ? "\033[31m" : severity == LKIP_WARNING ? "\033[33m" : "\033[36m";
}

int cli_finish(lkip_session *session, lkip_status status)
{
    cli_progress_end();
    bool color = isatty(STDERR_FILENO);
    size_t count = lkip_message_count(session), errors = 0;
    for (size_t i = 0; i < count; i++) {
        lkip_message m = lkip_message_at(session, i);
        const char *line = lkip_message_line(session, i);
        errors += m.severity == LKIP_ERROR;
        if (line)
            fprintf(stderr, "%s%s%s\n", color ? color_of(m.severity) : "", line, color ? "\033[0m" : "");
    }
    if (status == LKIP_INPUT && errors)
        fprintf(stderr, dngettext("lkip", "lkip: %zu error; nothing was written\n", "lkip: %zu errors; nothing was written\n", errors), errors);
    return (int)status;
}

void cli_summary(lkip_session *session, FILE *to)
{
    size_t counts[3] = {0}, accepted = 0, count = lkip_finding_count(session);
    for (size_t i = 0; i < count; i++) {
        lkip_finding f = lkip_finding_at(session, i);
        if (f.accepted)
            accepted++;
        else
            counts[f.severity]++;
    }
    if (count)
        fprintf(to, _("check: %zu error, %zu peringatan, %zu catatan; %zu accepted\n"), counts[LKIP_ERROR], counts[LKIP_WARNING], counts[LKIP_NOTE],
                accepted);
}
