/* api.h: what the public calls share. Private to src/lkip.c and the files beside it. */
#ifndef LKIP_API_H
#define LKIP_API_H

#include <libxml/tree.h>

#include "base/diag.h"
#include "check/check.h"
#include "document/document.h"
#include "lkip/lkip.h"
#include "measure/measure.h"
#include "paint/paint.h"
#include "text/text.h"

struct lkip_session {
    Arena *arena; /* the session and its messages */
    Arena *messages;
    Diags diags;
    const char *data_dir;
    lkip_progress_fn *progress;
    void *progress_context;
    Arena *checked; /* of the last check: its rules, findings, and tree; NULL */
    Rules rules;
    Findings findings;
    xmlDocPtr checked_tree; /* NULL when the check was part of a report */
    int checked_year;
};

/* One call: it works in an arena of its own, which ends with it. */
typedef struct Call {
    lkip_session *session;
    Arena *arena;
    Diags *diags;
    const char *folder; /* of the user; pictures and own templates are looked for in it */
    Fonts *fonts;       /* opened by api_fonts; NULL until then */
    KeptStyle *style;   /* shared by the documents of the call; NULL: each reads its own */
    Attachment *attachments; /* to go into the PDF */
    size_t attachment_count, attachment_cap;
    Place style_at;     /* where the data names the style of the document that is read next; no file: it doesn't */
    bool web;           /* the PDF in the order for the web */
    bool
        one_of_many; /* no progress of single pages, for the call counts documents; and api_load leaves the <perjanjian> to be completed one by one */
} Call;

bool api_begin(Call *call, lkip_session *session, const char *folder);
lkip_status api_end(Call *call, bool ok);
void api_say(const lkip_session *session, const char *what, size_t pages);

/* A path below the installation's folder, below the user's (NULL when there is none). */
const char *api_program_path(const Call *call, const char *below);
const char *api_user_path(const Call *call, const char *below);

/* How the data is measured. */
MeasureOptions api_measure_options(const Call *call, int year);
/* The folder's data, measured for the year; 0: the last there is. */
bool api_load(Call *call, int year, xmlDocPtr *tree);
/* An attribute of the settings' <laporan>; NULL when it is empty. */
const char *api_setting(xmlDocPtr tree, const char *name);
/* The style to be used: the one that was asked for, else the settings', whose line is kept for the message when there is none of that name. */
const char *api_style(Call *call, xmlDocPtr tree, const char *asked);
/* Reads a naskah; `style` and `paper` NULL: its own. */
bool api_read(Call *call, xmlDocPtr naskah, const char *style, const char *paper, Document **document);
/* Lays a naskah out and writes it as a PDF; `*pages` as in lkip_report. */
bool api_print(Call *call, xmlDocPtr naskah, const char *style, const char *paper, const char *output, size_t *pages);
/* Lays a naskah out and writes it in the format that the ending of `output` names, with the profile of lkip_report. */
bool api_draw(Call *call, xmlDocPtr naskah, const char *style, const char *paper, const char *profile, const char *output, size_t *pages);
/* Puts the files that the data was read from, or the naskah's own, among the call's attachments. False with diagnostics. */
bool api_attach_data(Call *call, xmlDocPtr tree);
bool api_attach_naskah(Call *call, xmlDocPtr naskah, const char *path);
/* Writes text to a file, or to standard output for "-". */
bool api_write(Call *call, const char *text, size_t len, const char *output);
/* Looks at the measured tree with every rule; the findings become the session's. False with diagnostics when a rule is broken. */
bool api_check(Call *call, xmlDocPtr tree, int year);
/* Looks at the user's grafik.xml, if there is one, without drawing it. False with diagnostics. */
bool api_check_charts(Call *call, xmlDocPtr tree, int year);

/* The program's faces and the office's own, opened once a call; NULL with a diagnostic. */
Fonts *api_fonts(Call *call);

#endif
