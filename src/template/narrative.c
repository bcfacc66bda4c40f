/* narrative.c: the office's own words, by the part of the report that they belong to. */
#include "template/expander.h"

#include <string.h>

#include "base/suggest.h"
#include "data/data.h"

static bool is_asked(const Expander *e, const char *id)
{
    for (size_t i = 0; i < e->asked_count; i++)
        if (strcmp(e->asked[i], id) == 0)
            return true;
    return false;
}

/* Of no memory only the warning is poorer. */
static void note(Expander *e, const char *id)
{
    const char *copy = is_asked(e, id) ? NULL : arena_strdup(e->arena, id);
    if (copy && arena_grow(e->arena, &e->asked, e->asked_count, &e->asked_cap))
        e->asked[e->asked_count++] = copy;
}

const xmlNode *narrative_find(Expander *e, const char *id)
{
    note(e, id);
    for (const xmlNode *n = data_child(xmlDocGetRootElement(e->tree), "narasi"); n; n = data_next(n, "narasi"))
        for (const xmlNode *part = data_child(n, "bagian"); part; part = data_next(part, "bagian"))
            if (data_attr(part, "id") && strcmp(data_attr(part, "id"), id) == 0)
                return part;
    return NULL;
}

static void warn(Expander *e, const xmlNode *part, const char *id)
{
    const char *near = suggest(id, e->asked);
    if (near)
        diag_warning(e->diags, data_place(part), "T115",
                     _("the report has no place for <bagian id=\"%s\">, so it is not printed; did you mean \"%s\"?"), id, near);
    else
        diag_warning(e->diags, data_place(part), "T115",
                     _("the report has no place for <bagian id=\"%s\">, so it is not printed; the template's <sisip narasi=\"..\"/> name the places"),
                     id);
}

void narrative_left(Expander *e)
{
    if (!e->asked_count || !arena_grow(e->arena, &e->asked, e->asked_count, &e->asked_cap))
        return;
    e->asked[e->asked_count] = NULL; /* as suggest() wants it */
    for (const xmlNode *n = data_child(xmlDocGetRootElement(e->tree), "narasi"); n; n = data_next(n, "narasi"))
        for (const xmlNode *part = data_child(n, "bagian"); part; part = data_next(part, "bagian"))
            if (data_attr(part, "id") && !is_asked(e, data_attr(part, "id")))
                warn(e, part, data_attr(part, "id"));
}
