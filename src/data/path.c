/* path.c: files that the data names, kept inside the folder that they belong to. */
#include "data/data.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static bool has_parent_step(const char *path)
{
    for (const char *p = path; p; p = strchr(p, '/')) {
        p += *p == '/';
        if (strncmp(p, "..", 2) == 0 && (p[2] == '/' || p[2] == '\0'))
            return true;
    }
    return false;
}

/* Whether `path` lies below `folder`; both absolute and without links. */
static bool is_below(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    if (n && folder[n - 1] == '/')
        n--;
    return strncmp(path, folder, n) == 0 && path[n] == '/';
}

bool data_safe_path(Arena *arena, Diags *diags, Place at, const char *folder, const char *relative, const char **out)
{
    if (relative[0] == '\0')
        return diag_error(diags, at, "D016", "%s",
                          _("the name of the file is empty; write it as seen from the data folder, such as gambar/lambang.svg"));
    if (relative[0] == '/' || has_parent_step(relative) || strchr(relative, '\\'))
        return diag_error(diags, at, "D016",
                          _("the file \"%.200s\" is refused: a name may not begin with / nor hold .. or \\; put the file into the data folder and "
                            "write gambar/NAME"),
                          relative);
    char *path = arena_printf(arena, "%s/%s", folder, relative);
    char root[PATH_MAX], found[PATH_MAX];
    if (!path)
        return diag_memory(diags);
    if (!realpath(folder, root))
        return diag_error(diags, at, "D001", _("the folder \"%.200s\" can't be opened: %s"), folder, strerror(errno));
    if (!realpath(path, found))
        return diag_error(diags, at, "D017", _("the file \"%.200s\" can't be found in the data folder: %s; check its spelling, capitals count"),
                          relative, strerror(errno));
    if (!is_below(found, root))
        return diag_error(diags, at, "D016", _("the file \"%.200s\" is refused: it is a link that leads out of the data folder; put a copy there"),
                          relative);
    return (*out = arena_strdup(arena, found)) || diag_memory(diags);
}
