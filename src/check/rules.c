/* rules.c: reads the rules from XML, and tells what they mean. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "check/model.h"
#include "data/data.h"

/* ---- expressions ---- */

static void free_expression(void *expression)
{
    xmlXPathFreeCompExpr(expression);
}

static void ignore_error(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

/* What reading needs. */
typedef struct Reading {
    Arena *arena;
    Diags *diags;
    Rules *rules;
    xmlXPathContextPtr xpath;
    const char *group;
    bool user, failed;
} Reading;

static xmlXPathCompExprPtr compile(Reading *r, const xmlNode *at, const char *source)
{
    xmlXPathCompExprPtr expression = xmlXPathCtxtCompile(r->xpath, (const xmlChar *)source);
    if (!expression)
        diag_error(r->diags, data_place(at), "K001", _("\"%.200s\" is not an XPath expression"), source);
    else if (!arena_defer(r->arena, free_expression, expression))
        r->failed = true;
    return r->failed ? NULL : expression;
}

static xmlXPathCompExprPtr compile_attr(Reading *r, const xmlNode *node, const char *name)
{
    const char *source = data_attr(node, name);
    return source ? compile(r, node, source) : NULL;
}

static void hole_add(Reading *r, XPathRule *rule, Hole hole)
{
    if (arena_grow(r->arena, &rule->message, rule->count, &rule->cap))
        rule->message[rule->count++] = hole;
    else
        r->failed = true;
}

/* Takes a message apart at its {holes}. */
static void read_message(Reading *r, XPathRule *rule, const xmlNode *at, const char *text)
{
    while (*text && !r->failed) {
        size_t literal = strcspn(text, "{");
        if (literal)
            hole_add(r, rule, (Hole){.text = arena_strndup(r->arena, text, literal)});
        text += literal;
        if (!*text)
            return;
        size_t len = strcspn(++text, "}");
        if (!text[len]) {
            diag_error(r->diags, data_place(at), "K001", "%s", _("a brace { is not closed"));
            return;
        }
        const char *source = arena_strndup(r->arena, text, len);
        if (!source) {
            r->failed = true;
            return;
        }
        hole_add(r, rule, (Hole){.expression = compile(r, at, source)});
        text += len + 1;
    }
}

/* ---- one rule ---- */

/* The text of a child with its blanks made single; NULL without the child. */
static const char *child_text(Reading *r, const xmlNode *node, const char *name)
{
    const xmlNode *child = data_child(node, name);
    if (!child)
        return NULL;
    xmlChar *raw = xmlNodeGetContent(child);
    char *text = raw ? arena_strdup(r->arena, (const char *)raw) : NULL, *to = text;
    xmlFree(raw);
    if (!text) {
        r->failed = true;
        return NULL;
    }
    for (const char *from = text; *from; from++)
        if (!strchr(" \t\r\n", *from))
            *to++ = *from;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    if (to > text && to[-1] == ' ')
        to--;
    *to = '\0';
    return text;
}

static XPathRule *read_xpath(Reading *r, const xmlNode *node)
{
    const char *message = child_text(r, node, "pesan");
    XPathRule *rule = arena_make(r->arena, XPathRule);
    if (!rule) {
        r->failed = true;
        return NULL;
    }
    Place at = data_place(node);
    rule->file = arena_strdup(r->arena, at.file ? at.file : "");
    rule->line = at.line;
    rule->condition_text = arena_strdup(r->arena, data_attr(node, "bila") ? data_attr(node, "bila") : "");
    rule->context_text = arena_strdup(r->arena, data_attr(node, "konteks"));
    rule->context = compile_attr(r, node, "konteks");
    rule->condition = compile_attr(r, node, "bila");
    rule->plain = rule->condition ? plain_compile(r->arena, rule->condition_text, &r->failed) : NULL;
    rule->subject = compile_attr(r, node, "subjek");
    rule->stated = compile_attr(r, node, "tertulis");
    rule->expected = compile_attr(r, node, "seharusnya");
    rule->other = compile_attr(r, node, "lawan");
    read_message(r, rule, data_child(node, "pesan"), message ? message : "");
    return rule;
}

static Severity severity_of(const char *name)
{
    return name && strcmp(name, "error") == 0 ? DIAG_ERROR : name && strcmp(name, "peringatan") == 0 ? DIAG_WARNING : DIAG_NOTE;
}

static void read_rule(Reading *r, const xmlNode *node)
{
    const char *id = arena_strdup(r->arena, data_attr(node, "id"));
    bool has_context = data_attr(node, "konteks") != NULL;
    if (!id || !arena_grow(r->arena, &r->rules->items, r->rules->count, &r->rules->cap)) {
        r->failed = true;
        return;
    }
    if (rule_find(r->rules, id)) {
        diag_error(r->diags, data_place(node), "K002", _("the rule %s is there already; give an own rule an id of its own, such as U001"), id);
        return;
    }
    if (r->user && !has_context) {
        diag_error(r->diags, data_place(node), "K003",
                   _("the rule %s has no \"konteks\"; an own rule is an XPath context, a condition (bila) and a message"), id);
        return;
    }
    Rule rule = {.id = id, .group = r->group, .user = r->user, .severity = severity_of(data_attr(node, "tingkat"))};
    rule.title = child_text(r, node, "judul");
    rule.meaning = child_text(r, node, "arti");
    rule.remedy = child_text(r, node, "perbaikan");
    rule.example = child_text(r, node, "contoh");
    if (has_context)
        rule.xpath = read_xpath(r, node);
    r->rules->items[r->rules->count++] = rule;
}

/* ---- files ---- */

static void enter_group(Reading *r, const xmlNode *root)
{
    Rules *rules = r->rules;
    const char *id = data_attr(root, "kelompok"), *title = data_attr(root, "judul");
    for (size_t i = 0; i < rules->group_count; i++)
        if (strcmp(rules->groups[i].id, id) == 0) {
            r->group = rules->groups[i].id;
            return;
        }
    Group group = {arena_strdup(r->arena, id), arena_strdup(r->arena, title ? title : id)};
    if (!group.id || !group.title || !arena_grow(r->arena, &rules->groups, rules->group_count, &rules->group_cap)) {
        r->failed = true;
        return;
    }
    rules->groups[rules->group_count++] = group;
    r->group = group.id;
}

static bool read_file(Reading *r, const char *path, const char *schema)
{
    xmlDocPtr doc;
    if (!data_parse(r->arena, r->diags, path, schema, &doc))
        return false;
    const xmlNode *root = xmlDocGetRootElement(doc);
    enter_group(r, root);
    for (const xmlNode *n = data_child(root, "aturan"); n && !r->failed; n = data_next(n, "aturan"))
        read_rule(r, n);
    return !r->failed;
}

static int is_xml(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);
    return entry->d_name[0] != '.' && len > 4 && strcmp(entry->d_name + len - 4, ".xml") == 0;
}

/* The files of a folder by name, in an order that the locale doesn't change. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool read_folder(Reading *r, const char *dir, const char *schema)
{
    struct dirent **names;
    int count = scandir(dir, &names, is_xml, by_name);
    bool ok = true;
    if (count < 0)
        return r->user ? true
                       : diag_system(r->diags, (Place){dir, 0}, "K004", "%s", _("the program's own rules can't be read; reinstall the program"));
    for (int i = 0; i < count; i++) {
        const char *path = arena_printf(r->arena, "%s/%s", dir, names[i]->d_name);
        ok = path && read_file(r, path, schema) && ok;
        free(names[i]);
    }
    free(names);
    return ok;
}

bool check_rules(Arena *arena, Diags *diags, const CheckOptions *options, Rules *out)
{
    size_t errors = diags->errors;
    *out = (Rules){0};
    Reading r = {.arena = arena, .diags = diags, .rules = out, .xpath = xmlXPathNewContext(NULL)};
    const char *schema = arena_printf(arena, "%s/aturan.xsd", options->schema_dir);
    if (!r.xpath || !schema) {
        xmlXPathFreeContext(r.xpath);
        return diag_memory(diags);
    }
    r.xpath->error = ignore_error;
    bool ok = read_folder(&r, options->rule_dir, schema);
    r.user = true;
    if (ok && options->user_rule_dir)
        ok = read_folder(&r, options->user_rule_dir, schema);
    xmlXPathFreeContext(r.xpath);
    if (r.failed)
        return diag_memory(diags);
    return ok && diags->errors == errors;
}

const Rule *rule_find(const Rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->count; i++)
        if (strcmp(rules->items[i].id, id) == 0)
            return &rules->items[i];
    return NULL;
}

/* ---- explanations ---- */

static const char *group_title(const Rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->group_count; i++)
        if (strcmp(rules->groups[i].id, id) == 0)
            return rules->groups[i].title;
    return id;
}

static void put_rule(Buffer *out, const Rule *rule, const char *mark)
{
    buffer_printf(out, "%s %s (%s): %s\n\n", mark, rule->id, severity_name(rule->severity), rule->title ? rule->title : "");
    if (rule->meaning)
        buffer_printf(out, "%s\n\n", rule->meaning);
    if (rule->xpath && rule->xpath->condition_text && *rule->xpath->condition_text)
        buffer_printf(out, "Diperiksa: `%s`; temuan bila `%s`.\n\n", rule->xpath->context_text, rule->xpath->condition_text);
    if (rule->remedy)
        buffer_printf(out, "**Perbaikan.** %s\n\n", rule->remedy);
    if (rule->example)
        buffer_printf(out, "**Contoh.** %s\n\n", rule->example);
}

static const char *finished(Buffer *out)
{
    while (!out->failed && out->len && out->text[out->len - 1] == '\n')
        out->text[--out->len] = '\0';
    return out->failed ? NULL : buffer_text(out);
}

const char *rule_text(Arena *arena, const Rules *rules, const Rule *rule)
{
    Buffer out = buffer_in(arena);
    put_rule(&out, rule, "#");
    buffer_printf(&out, "Kelompok: %s.", group_title(rules, rule->group));
    return finished(&out);
}

const char *rules_page(Arena *arena, const Rules *rules)
{
    Buffer out = buffer_in(arena);
    buffer_put(&out, "# Aturan pemeriksaan\n\nDibuat dari `templates/aturan/` dengan `make aturan`; jangan diubah di sini. `lkip periksa --jelaskan "
                     "K104` mencetak satu aturan.\n\n");
    buffer_put(&out, "| aturan | tingkat | judul |\n|---|---|---|\n");
    for (size_t i = 0; i < rules->count; i++)
        buffer_printf(&out, "| [%s](#%s) | %s | %s |\n", rules->items[i].id, rules->items[i].id, severity_name(rules->items[i].severity),
                      rules->items[i].title);
    for (size_t g = 0; g < rules->group_count; g++) {
        buffer_printf(&out, "\n## %s\n\n", rules->groups[g].title);
        for (size_t i = 0; i < rules->count; i++)
            if (rules->items[i].group == rules->groups[g].id) {
                buffer_printf(&out, "<a id=\"%s\"></a>\n", rules->items[i].id);
                put_rule(&out, &rules->items[i], "###");
            }
    }
    return finished(&out);
}
