/* lkip.h: the public interface of liblkip: from a user's folder of XML to a report, a data file, a naskah, a drawn document.
 *
 * A session holds settings and messages; every call returns a status and never prints or exits. Nothing is global: sessions in
 * different threads don't meet. Strings are UTF-8. */
#ifndef LKIP_LKIP_H
#define LKIP_LKIP_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LKIP_VERSION "0.1.0"

#if defined(__GNUC__)
#define LKIP_API __attribute__((visibility("default")))
#else
#define LKIP_API
#endif

/* What a call came to; also the exit status of the program. */
typedef enum {
    LKIP_OK = 0,
    LKIP_INPUT = 1,  /* the input has errors: see the messages */
    LKIP_USAGE = 2,  /* the call makes no sense */
    LKIP_SYSTEM = 3, /* memory, disk, a missing installation file */
} lkip_status;

typedef enum { LKIP_NOTE, LKIP_WARNING, LKIP_ERROR } lkip_severity;

/* A message. The strings are lent until the session is closed or lkip_clear is called. */
typedef struct lkip_message {
    lkip_severity severity;
    const char *file; /* NULL: none */
    long line;        /* from 1; 0: unknown */
    const char *rule; /* stable id, "E103" */
    const char *text; /* in the session's language */
} lkip_message;

typedef struct lkip_session lkip_session;

/* Opens a session. `data_dir` is the folder with templates/ and fonts/ (the source tree, or PREFIX/share/lkip); NULL: where the library was installed.
 * NULL when memory is short. Close with lkip_close. */
LKIP_API lkip_session *lkip_open(const char *data_dir);
LKIP_API void lkip_close(lkip_session *session);

/* Messages of the calls so far, in order. lkip_message_line gives `file:line: severity [RULE] text`, lent like the rest. */
LKIP_API size_t lkip_message_count(const lkip_session *session);
LKIP_API lkip_message lkip_message_at(const lkip_session *session, size_t index);
LKIP_API const char *lkip_message_line(lkip_session *session, size_t index);
LKIP_API void lkip_clear(lkip_session *session);

/* Called now and then during long work, from the calling thread: what is being done (translated), pages so far. */
typedef void lkip_progress_fn(void *context, const char *what, size_t pages);
LKIP_API void lkip_on_progress(lkip_session *session, lkip_progress_fn *fn, void *context);

typedef struct lkip_report_options {
    int year;             /* required, such as 2024 */
    const char *template_name; /* NULL: what pengaturan.xml says, else "lkip" */
    const char *style;    /* NULL: what pengaturan.xml says, else "resmi" */
    const char *paper;    /* "A4", "F4"; NULL: what pengaturan.xml or the style says */
    const char *profile;  /* "arsip" (tagged, archive; the default) or "draf" */
    bool force;           /* write the report although the check finds errors */
    bool attach;          /* the XML it was made from goes into the PDF: the data files that were read, or the naskah of lkip_draw; the archive's form is then PDF/A-3a */
    bool web;             /* the PDF is put into the order in which a web page loads it (linearised) */
} lkip_report_options;

/* The year's report of `folder` as a file. The data is checked first (lkip_check): with errors nothing is written, unless `force`; the findings are there afterwards.
 * The format follows the ending: .pdf, .txt (a dump of the pages), .png, .svg. `*pages` gets the number of pages, may be NULL. */
LKIP_API lkip_status lkip_report(lkip_session *session, const char *folder, const lkip_report_options *options, const char *output, size_t *pages);

typedef struct lkip_pk_options {
    int year;                   /* required */
    const char *const *posts;   /* ids of <jabatan>, NULL-terminated: only their sheets; NULL: all */
    const char *kind;           /* "murni" or "perubahan"; NULL: both */
    bool separate;              /* one file a post */
    bool comparison;            /* behind each revised sheet, what it changes */
    const char *style, *paper, *profile; /* as in lkip_report_options; the style is what pengaturan.xml says in nilai pk-gaya, else "resmi" */
    int jobs;                   /* with `separate`: processes to share the work, at most 16; they are forked, so a program with threads of its own leaves it at 0 or 1: none */
} lkip_pk_options;

/* The year's Perjanjian Kinerja. One file: all sheets, the initial ones first, then the revised, each by rank; the format follows the ending. With `separate`, `output` is a folder, made when it
 * is not there, and gets a PDF a post, named by the post's id, with its sheets of all kinds. `*sheets` gets the number of sheets, may be NULL. */
LKIP_API lkip_status lkip_pk(lkip_session *session, const char *folder, const lkip_pk_options *options, const char *output, size_t *sheets);

/* The expanded document as XML; `output` "-" is standard output. */
LKIP_API lkip_status lkip_naskah(lkip_session *session, const char *folder, const lkip_report_options *options, const char *output);

/* The measured data as XML ("xml") or JSON ("json"). */
LKIP_API lkip_status lkip_data(lkip_session *session, const char *folder, int year, const char *format, const char *output);

/* Draws a naskah. Pictures are looked for beside it and below; `options->year` and template_name are not used. */
LKIP_API lkip_status lkip_draw(lkip_session *session, const char *naskah, const lkip_report_options *options, const char *output, size_t *pages);

typedef struct lkip_chart_options {
    int year;                 /* required, such as 2024 */
    const char *style;        /* NULL: what pengaturan.xml says, else "resmi" */
    const char *const *ids;   /* the charts wanted, NULL after the last; NULL: all */
    const char *format;       /* "png" (NULL), "svg", "pdf" */
    int width, height;        /* in pixels; 0: 1920 x 1080. They decide the shape: type is as large as slides need in any of them */
    int scale;                /* pixels drawn along a side for each of these; 0: 1 */
    const char *background;   /* "putih" (NULL), "transparan", "gelap" */
    bool no_title;
    bool letters;             /* SVG: text as text, to be edited, instead of outlines, which look the same everywhere */
} lkip_chart_options;

/* The charts of the year as files named by their ids, in the folder `output`, which is made when it is not there; with format "pdf" and an output that ends with .pdf all in
 * one file, a chart a page. Those of templates/grafik and those of grafik.xml in the user's folder; of two with the same id the user's. `*count` gets their number, may be NULL. */
LKIP_API lkip_status lkip_charts(lkip_session *session, const char *folder, const lkip_chart_options *options, const char *output, size_t *count);

/* Calls `fn` with the id and the title of each chart there is for the year; both lent for the call. */
typedef void lkip_chart_fn(void *context, const char *id, const char *title);
LKIP_API lkip_status lkip_chart_list(lkip_session *session, const char *folder, int year, lkip_chart_fn *fn, void *context);

/* Checks the folder for a year (0: the last there is): files, codes and references, which are messages; then figures, dates, names and completeness, which are findings.
 * LKIP_INPUT when there is an error that is not accepted (<pengecualian>). */
LKIP_API lkip_status lkip_check(lkip_session *session, const char *folder, int year);

/* What a rule found. The strings are lent until the next check, lkip_clear or lkip_close; those that say so may be NULL. */
typedef struct lkip_finding {
    lkip_severity severity;
    const char *rule, *group, *title; /* "K104", "Hitungan", the rule's title */
    const char *file;                 /* NULL: none */
    long line;
    const char *text;
    const char *quote;            /* the line of the file; NULL */
    const char *stated, *expected; /* the two values; NULL */
    const char *other_file;       /* where the other value stands; NULL */
    long other_line;
    const char *accepted; /* the reason why the office accepts it; NULL: it stands */
} lkip_finding;

/* The findings of the last check or report, by group, file and line. */
LKIP_API size_t lkip_finding_count(const lkip_session *session);
LKIP_API lkip_finding lkip_finding_at(const lkip_session *session, size_t index);

/* The messages and findings of the last lkip_check as a file: `format` "json", or "pdf" (a protocol to print). */
LKIP_API lkip_status lkip_check_write(lkip_session *session, const char *folder, const char *format, const char *output);

/* The explanation of a rule in Markdown; `rule` NULL: of all rules, as a page. `folder` NULL: without the rules of a user's folder. Lent until lkip_clear; NULL with a
 * message when there is no such rule. */
LKIP_API const char *lkip_explain(lkip_session *session, const char *folder, const char *rule);

/* A new folder with files to start from; it must not exist or be empty. */
LKIP_API lkip_status lkip_new(lkip_session *session, const char *folder);

#ifdef __cplusplus
}
#endif

#endif
