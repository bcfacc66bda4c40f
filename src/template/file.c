/* file.c: template files. One of the user's goes before ours of the same name. */
#include <string.h>
#include <sys/stat.h>

#include "data/data.h"
#include "template/expander.h"

/* Plain relative names: nothing outside the template folders can be reached. */
static bool safe_name(const char *name)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/";
    return *name && *name != '/' && strspn(name, allowed) == strlen(name) && !strstr(name, "..") && strlen(name) < 200;
}

static bool is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* DIR/TEMPLATE/NAME, then DIR/NAME; the user's folder first. NULL when there is none, or memory is short. */
static const char *find_path(Expander *e, const char *name)
{
    const char *dirs[] = {e->options->user_dir, e->options->dir};
    for (size_t i = 0; i < 2; i++) {
        if (!dirs[i])
            continue;
        const char *own = arena_printf(e->arena, "%s/%s/%s", dirs[i], e->options->name, name);
        const char *shared = arena_printf(e->arena, "%s/%s", dirs[i], name);
        if (own && is_file(own))
            return own;
        if (shared && is_file(shared))
            return shared;
    }
    return NULL;
}

xmlDocPtr file_get(Expander *e, const char *name, Place at)
{
    for (size_t i = 0; i < e->file_count; i++)
        if (strcmp(e->files[i].name, name) == 0)
            return e->files[i].doc;
    xmlDocPtr doc = NULL;
    const char *path = safe_name(name) ? find_path(e, name) : NULL;
    if (!path)
        diag_error(e->diags, at, "T106",
                   _("there is no template file \"%s\" in templates/%s; write the name of a file in that folder or in templat/"), name,
                   e->options->name);
    else
        data_parse(e->arena, e->diags, path, NULL, &doc);
    if (!arena_grow(e->arena, &e->files, e->file_count, &e->file_cap)) {
        diag_memory(e->diags);
        return NULL;
    }
    e->files[e->file_count++] = (File){arena_strdup(e->arena, name), doc};
    if (!e->files[e->file_count - 1].name)
        e->file_count--;
    return doc;
}
