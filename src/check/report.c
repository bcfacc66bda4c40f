/* report.c: findings for other programs and for templates: quoted, as JSON, as a tree. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check.h"

enum { QUOTE_MAX = 300 };

/* ---- lines of files ---- */

typedef struct Lines {
    const char *file;
    char **items;
    size_t count, cap;
} Lines;

static char *trimmed(Arena *arena, const char *line)
{
    line += strspn(line, " \t");
    size_t n = strcspn(line, "\r\n");
    if (n > QUOTE_MAX)
        for (n = QUOTE_MAX; n && ((unsigned char)line[n] & 0xC0) == 0x80;)
            n--;
    return arena_strndup(arena, line, n);
}

static bool lines_read(Arena *arena, Lines *lines, const char *path)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t size = 0;
    bool ok = true;
    *lines = (Lines){.file = path};
    while (file && ok && getline(&line, &size, file) > 0) {
        ok = arena_grow(arena, &lines->items, lines->count, &lines->cap);
        if (ok)
            lines->items[lines->count++] = trimmed(arena, line);
    }
    free(line);
    if (file)
        fclose(file);
    return ok;
}

bool findings_quote(Arena *arena, Findings *findings)
{
    enum { FILES_MAX = 16 };
    Lines files[FILES_MAX];
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++) {
        Finding *f = &findings->items[i];
        size_t k = 0;
        while (f->at.file && k < count && strcmp(files[k].file, f->at.file) != 0)
            k++;
        if (!f->at.file || k == FILES_MAX)
            continue;
        if (k == count && !lines_read(arena, &files[count++], f->at.file))
            return false;
        if (f->at.line > 0 && (size_t)f->at.line <= files[k].count)
            f->quote = files[k].items[f->at.line - 1];
    }
    return true;
}

/* ---- JSON ---- */

static bool set_text(json_t *object, const char *name, const char *text)
{
    return !text || json_object_set_new(object, name, json_string(text)) == 0;
}

static bool set_place(json_t *object, Place at)
{
    return set_text(object, "berkas", at.file) && (!at.line || json_object_set_new(object, "baris", json_integer(at.line)) == 0);
}

static json_t *finding_json(const Finding *f)
{
    json_t *object = json_object();
    bool ok = object && set_text(object, "aturan", f->rule->id) && set_text(object, "tingkat", severity_name(f->rule->severity)) &&
              set_text(object, "kelompok", f->rule->group) && set_text(object, "judul", f->rule->title) && set_place(object, f->at) &&
              set_text(object, "pesan", f->message) && set_text(object, "tertulis", f->stated) && set_text(object, "seharusnya", f->expected) &&
              set_text(object, "kutipan", f->quote) && set_text(object, "diterima", f->accepted);
    if (ok && f->other.file) {
        json_t *other = json_object();
        ok = other && set_place(other, f->other) && json_object_set_new(object, "lawan", other) == 0;
    }
    if (ok)
        return object;
    json_decref(object);
    return NULL;
}

static json_t *diag_json(const Diag *d)
{
    json_t *object = json_object();
    if (object && set_text(object, "aturan", d->rule) && set_text(object, "tingkat", severity_name(d->severity)) &&
        set_text(object, "kelompok", "berkas") && set_place(object, d->at) && set_text(object, "pesan", d->message))
        return object;
    json_decref(object);
    return NULL;
}

static json_t *summary_json(const Diags *diags, const Findings *findings)
{
    return json_pack("{s:I, s:I, s:I, s:I}", "error", (json_int_t)(findings->counts[DIAG_ERROR] + diags->errors), "peringatan",
                     (json_int_t)(findings->counts[DIAG_WARNING] + diags->warnings), "catatan",
                     (json_int_t)(findings->counts[DIAG_NOTE] + diags->count - diags->errors - diags->warnings), "diterima",
                     (json_int_t)findings->accepted);
}

static bool fill(json_t *list, const Diags *diags, const Findings *findings)
{
    for (size_t i = 0; i < diags->count; i++)
        if (json_array_append_new(list, diag_json(&diags->items[i])) != 0)
            return false;
    for (size_t i = 0; i < findings->count; i++)
        if (json_array_append_new(list, finding_json(&findings->items[i])) != 0)
            return false;
    return true;
}

const char *findings_json(Arena *arena, Diags *diags, const Rules *rules, const Findings *findings, const char *folder, int year)
{
    json_t *root = json_object(), *list = json_array();
    (void)rules;
    bool ok = root && list && fill(list, diags, findings) && set_text(root, "folder", folder) &&
              json_object_set_new(root, "tahun", json_integer(year)) == 0 &&
              json_object_set_new(root, "ringkasan", summary_json(diags, findings)) == 0 && json_object_set(root, "temuan", list) == 0;
    char *text = ok ? json_dumps(root, JSON_INDENT(2) | JSON_ENSURE_ASCII * 0) : NULL;
    const char *copy = text ? arena_printf(arena, "%s\n", text) : NULL;
    free(text);
    json_decref(list);
    json_decref(root);
    if (!copy)
        diag_memory(diags);
    return copy;
}

/* ---- a tree ---- */

static bool put(xmlNode *node, const char *name, const char *text)
{
    return !text || xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)text) != NULL;
}

static bool put_number(xmlNode *node, const char *name, size_t number)
{
    char text[32];
    snprintf(text, sizeof text, "%zu", number);
    return put(node, name, text);
}

static const char *file_name(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? slash + 1 : path;
}

static bool put_place(xmlNode *node, const char *file, const char *line, Place at)
{
    return put(node, file, file_name(at.file)) && (!at.line || put_number(node, line, (size_t)at.line));
}

static bool put_finding(xmlNode *group, const Finding *f)
{
    xmlNode *node = xmlNewChild(group, NULL, (const xmlChar *)"temuan", NULL);
    return node && put(node, "aturan", f->rule->id) && put(node, "tingkat", severity_name(f->rule->severity)) && put(node, "judul", f->rule->title) &&
           put_place(node, "berkas", "baris", f->at) && put_place(node, "lawan-berkas", "lawan-baris", f->other) &&
           put(node, "tertulis", f->stated) && put(node, "seharusnya", f->expected) && put(node, "kutipan", f->quote) &&
           put(node, "diterima", f->accepted) && put(node, "pesan", f->message);
}

static bool put_diag(xmlNode *group, const Diag *d)
{
    xmlNode *node = xmlNewChild(group, NULL, (const xmlChar *)"temuan", NULL);
    return node && put(node, "aturan", d->rule) && put(node, "tingkat", severity_name(d->severity)) && put_place(node, "berkas", "baris", d->at) &&
           put(node, "pesan", d->message);
}

static xmlNode *put_group(xmlNode *parent, const char *id, const char *title)
{
    xmlNode *group = xmlNewChild(parent, NULL, (const xmlChar *)"kelompok", NULL);
    return group && put(group, "id", id) && put(group, "judul", title) ? group : NULL;
}

bool findings_put(xmlNode *parent, const Diags *diags, const Rules *rules, const Findings *findings)
{
    xmlNode *root = xmlNewChild(parent, NULL, (const xmlChar *)"periksa", NULL), *group;
    bool ok = root && put_number(root, "error", findings->counts[DIAG_ERROR] + diags->errors) &&
              put_number(root, "peringatan", findings->counts[DIAG_WARNING] + diags->warnings) &&
              put_number(root, "catatan", findings->counts[DIAG_NOTE] + diags->count - diags->errors - diags->warnings) &&
              put_number(root, "diterima", findings->accepted) && put_number(root, "aturan", rules->count);
    if (ok && diags->count) {
        group = put_group(root, "berkas", _("Files and references"));
        ok = group != NULL;
        for (size_t i = 0; ok && i < diags->count; i++)
            ok = put_diag(group, &diags->items[i]);
    }
    for (size_t g = 0; ok && g < rules->group_count; g++) {
        group = put_group(root, rules->groups[g].id, rules->groups[g].title);
        ok = group != NULL;
        for (size_t i = 0; ok && i < findings->count; i++)
            if (findings->items[i].rule->group == rules->groups[g].id)
                ok = put_finding(group, &findings->items[i]);
    }
    return ok;
}
