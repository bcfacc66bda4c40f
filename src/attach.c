/* attach.c: which files go into the PDF on request: those that were read as data, and no other. */
#include "api.h"

#include <ctype.h>
#include <string.h>

#include "data/data.h"

/* The name of a file right in the call's folder; NULL: it is none, as a rating scale of the program or nothing at all. */
static const char *name_of(const Call *call, const char *path)
{
    size_t n = strlen(call->folder);
    if (!path || strncmp(path, call->folder, n) != 0)
        return NULL;
    const char *name = path + n + strspn(path + n, "/");
    return *name && !strchr(name, '/') ? name : NULL;
}

/* "Renstra 2021-2026", "Tahun 2024": the element and its years. */
static const char *describe(Arena *arena, const xmlNode *root)
{
    const char *year = data_attr(root, "tahun"), *from = data_attr(root, "mulai"), *to = data_attr(root, "akhir");
    const char *name = (const char *)root->name;
    bool period = !year && from && to;
    return arena_printf(arena, "%c%s%s%s%s%s", toupper((unsigned char)*name), name + 1, year || period ? " " : "",
                        year     ? year
                        : period ? from
                                 : "",
                        period ? "-" : "", period ? to : "");
}

/* Figures are what the report was made from; its prose and its choices are a part of its source. */
static const char *relationship(const xmlNode *root)
{
    const char *name = (const char *)root->name;
    return strcmp(name, "renstra") == 0 || strcmp(name, "tahun") == 0 ? "Data" : "Source";
}

static bool is_attached(const Call *call, const char *name)
{
    for (size_t i = 0; i < call->attachment_count; i++)
        if (strcmp(call->attachments[i].name, name) == 0)
            return true;
    return false;
}

static bool attach(Call *call, const xmlNode *root, const char *name)
{
    Attachment a = {.type = "text/xml", .relationship = relationship(root), .description = describe(call->arena, root)};
    Place at = data_place(root);
    const char *path;
    a.name = arena_strdup(call->arena, name);
    if (!a.name || !a.description || !arena_grow(call->arena, &call->attachments, call->attachment_count, &call->attachment_cap))
        return diag_memory(call->diags);
    if (!data_safe_path(call->arena, call->diags, at, call->folder, a.name, &path) || !data_bytes(call->arena, call->diags, path, &a.bytes, &a.len))
        return false;
    call->attachments[call->attachment_count++] = a;
    return true;
}

static bool attach_if_data(Call *call, const xmlNode *root)
{
    const char *name = name_of(call, data_place(root).file);
    return !name || is_attached(call, name) || attach(call, root, name);
}

bool api_attach_data(Call *call, xmlDocPtr tree)
{
    for (const xmlNode *n = data_child(xmlDocGetRootElement(tree), NULL); n; n = data_next(n, NULL))
        if (!attach_if_data(call, n))
            return false;
    return true;
}

bool api_attach_naskah(Call *call, xmlDocPtr naskah, const char *path)
{
    const char *slash = strrchr(path, '/');
    return attach(call, xmlDocGetRootElement(naskah), slash ? slash + 1 : path);
}
