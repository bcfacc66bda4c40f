/* periksa.c: lkip periksa: checks a folder. */
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* Colours of a terminal; empty otherwise. */
typedef struct Ink {
    const char *strong, *faint, *end, *severity[3];
    int columns; /* 0: lines as long as they are */
} Ink;

static Ink ink_for(FILE *to)
{
    if (!isatty(fileno(to)))
        return (Ink){"", "", "", {"", "", ""}, 0};
    return (Ink){"\033[1m", "\033[2m", "\033[0m", {"\033[36m", "\033[33m", "\033[31m"}, cli_columns(to)};
}

static const char *severity_word(lkip_severity severity)
{
    return severity == LKIP_ERROR ? "error" : severity == LKIP_WARNING ? "peringatan" : "catatan";
}

static void print_place(const char *file, long line)
{
    if (file && line)
        printf("%s:%ld", file, line);
    else if (file)
        printf("%s", file);
}

static void print_finding(const lkip_finding *f, const Ink *ink)
{
    print_place(f->file, f->line);
    printf(": %s%s [%s]%s %s\n", ink->severity[f->severity], severity_word(f->severity), f->rule, ink->end, f->text);
    if (f->quote && *f->quote) {
        printf("    %s", ink->faint);
        cli_quote(stdout, f->quote, f->stated, ink->columns ? ink->columns - 4 : 0);
        printf("%s\n", ink->end);
    }
    if (f->stated || f->expected)
        printf("    %s %s%s%s", _("stated:"), ink->strong, f->stated ? f->stated : "?", ink->end);
    if (f->expected)
        printf("   %s %s%s%s", _("expected:"), ink->strong, f->expected, ink->end);
    if (f->other_file && (f->other_line != f->line || !f->file || strcmp(f->other_file, f->file) != 0)) {
        printf(f->stated || f->expected ? "   (" : "    (");
        print_place(f->other_file, f->other_line);
        printf(")");
    } else if (!f->stated && !f->expected) {
        return;
    }
    printf("\n");
}

static void print_findings(lkip_session *session, const Ink *ink)
{
    const char *group = "";
    size_t count = lkip_finding_count(session);
    for (size_t i = 0; i < count; i++) {
        lkip_finding f = lkip_finding_at(session, i);
        if (f.accepted)
            continue;
        if (strcmp(group, f.group) != 0)
            printf("\n%s%s%s\n", ink->strong, f.group, ink->end);
        group = f.group;
        print_finding(&f, ink);
    }
}

static void print_accepted(lkip_session *session, const Ink *ink)
{
    bool first = true;
    size_t count = lkip_finding_count(session);
    for (size_t i = 0; i < count; i++) {
        lkip_finding f = lkip_finding_at(session, i);
        if (!f.accepted)
            continue;
        if (first)
            printf("\n%s%s%s\n", ink->strong, _("Accepted"), ink->end);
        first = false;
        print_place(f.file, f.line);
        printf(": [%s] %s\n    %s%s %s%s\n", f.rule, f.text, ink->faint, _("because:"), f.accepted, ink->end);
    }
}

static int explain(lkip_session *session, const Options *o)
{
    const char *text = lkip_explain(session, o->subject, strcmp(o->explain, "semua") == 0 ? NULL : o->explain);
    if (!text) {
        cli_finish(session, LKIP_OK);
        return LKIP_USAGE;
    }
    puts(text);
    return LKIP_OK;
}

/* With --ketat a warning counts as an error. */
static int exit_code(lkip_session *session, lkip_status status, bool strict)
{
    size_t count = lkip_finding_count(session);
    if (status != LKIP_OK || !strict)
        return (int)status;
    for (size_t i = 0; i < lkip_message_count(session); i++)
        if (lkip_message_at(session, i).severity == LKIP_WARNING)
            return LKIP_INPUT;
    for (size_t i = 0; i < count; i++) {
        lkip_finding f = lkip_finding_at(session, i);
        if (!f.accepted && f.severity == LKIP_WARNING)
            return LKIP_INPUT;
    }
    return LKIP_OK;
}

static void print_text(lkip_session *session)
{
    Ink ink = ink_for(stdout);
    for (size_t i = 0; i < lkip_message_count(session); i++) {
        const char *line = lkip_message_line(session, i);
        if (line)
            printf("%s%s%s\n", ink.severity[lkip_message_at(session, i).severity], line, ink.end);
    }
    print_findings(session, &ink);
    print_accepted(session, &ink);
    if (lkip_finding_count(session)) {
        printf("\n");
        cli_summary(session, stdout);
        printf("%s\n", _("`lkip periksa --jelaskan K104` explains a rule"));
    } else if (!lkip_message_count(session)) {
        printf("%s\n", _("nothing to complain about"));
    }
}

int command_periksa(lkip_session *session, int argc, char **argv)
{
    Options o;
    const char *usage = _("Usage: lkip periksa FOLDER [--tahun 2024] [OPTIONS]\n"
                          "       lkip periksa --jelaskan K104 [FOLDER]\n\n"
                          "Checks the folder: files, codes and references, then figures, dates, names and completeness, as an inspector would.\n"
                          "Each finding names file and line, quotes it, and says what is wrong. A finding is accepted with <pengecualian>.\n\n"
                          "  --tahun YEAR      the year of the report (default: the last there is)\n"
                          "  --format teks|json  text (default), or JSON for other programs\n"
                          "  -o, --output FILE where the JSON goes (default: standard output)\n"
                          "  --pdf FILE        also write a protocol to print\n"
                          "  --ketat           exit with 1 on warnings too\n"
                          "  --jelaskan RULE   explain a rule; \"semua\" explains all\n");
    if (!cli_options(argc, argv, "oftPse", usage, &o))
        return LKIP_USAGE;
    if (o.help)
        return 0;
    if (o.explain)
        return explain(session, &o);
    bool json = o.format && strcmp(o.format, "json") == 0;
    if (o.format && !json && strcmp(o.format, "teks") != 0) {
        fprintf(stderr, "lkip periksa: %s\n", _("--format is teks or json"));
        return LKIP_USAGE;
    }
    cli_progress(session);
    lkip_status status = lkip_check(session, o.subject, o.year);
    cli_progress_end();
    if (status == LKIP_SYSTEM)
        return cli_finish(session, status);
    int code = exit_code(session, status, o.strict);
    if (!json)
        print_text(session);
    lkip_status written = json ? lkip_check_write(session, o.subject, "json", o.output ? o.output : "-") : LKIP_OK;
    if (written == LKIP_OK && o.pdf)
        written = lkip_check_write(session, o.subject, "pdf", o.pdf);
    if (written == LKIP_USAGE)
        fprintf(stderr, "lkip periksa: %s\n", _("the data can't be read, so there is no protocol of it"));
    else if (written != LKIP_OK)
        cli_finish(session, written);
    return written == LKIP_OK || code ? code : (int)written;
}
