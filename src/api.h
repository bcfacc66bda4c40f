/* api.h: what the public calls share. Private to src/lkip.c and the files beside it. */
#ifndef LKIP_API_H
#define LKIP_API_H

#include <libxml/tree.h>

#include "base/diag.h"
#include "document/document.h"
#include "lkip/lkip.h"
#include "text/text.h"

struct lkip_session {
    Arena *arena; /* the session and its messages */
    Arena *messages;
    Diags diags;
    const char *data_dir;
    lkip_progress_fn *progress;
    void *progress_context;
};

/* One call: it works in an arena of its own, which ends with it. */
typedef struct Call {
    lkip_session *session;
    Arena *arena;
    Diags *diags;
    const char *folder; /* of the user; pictures and own templates are looked for in it */
} Call;

bool api_begin(Call *call, lkip_session *session, const char *folder);
lkip_status api_end(Call *call, bool ok);
void api_say(const lkip_session *session, const char *what, size_t pages);

/* A path below the installation's folder, below the user's (NULL when there is none). */
const char *api_program_path(const Call *call, const char *below);
const char *api_user_path(const Call *call, const char *below);

/* The folder's data, measured for the year. */
bool api_load(Call *call, int year, xmlDocPtr *tree);
/* An attribute of the settings' <laporan>; NULL when it is empty. */
const char *api_setting(xmlDocPtr tree, const char *name);
/* Reads a naskah; `style` and `paper` NULL: its own. */
bool api_read(Call *call, xmlDocPtr naskah, const char *style, const char *paper, Document **document);
/* The program's faces and the office's own; NULL with a diagnostic. */
Fonts *api_fonts(Call *call);

#endif
