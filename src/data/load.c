/* load.c: a folder of files as one tree.
 *
 * All files are read, with every mistake told, before any is joined; references are looked at only when each file is sound by itself, since a broken file
 * would make every reference into it look wrong. The documents share one dictionary of names, so that joining moves nodes without copying. */
#include "data/data.h"
#include "data/parse.h"
#include "data/refer.h"
#include "data/schema.h"

#include "base/buffer.h"

#include <dirent.h>
#include <errno.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { MAX_YEARS = 100 };

typedef struct Load {
    Arena *arena, *scratch;
    Diags *diags;
    const DataOptions *options;
    xmlDictPtr dict;
    int years[MAX_YEARS]; /* files tahun-YYYY.xml there are, in order */
    size_t year_count;
    int year;          /* of the report */
    Schema *narrative; /* for the blocks in an analysis; opened when first met */
    xmlNode *root;     /* of the joined tree */
} Load;

/* ---- what the folder holds ---- */

/* The year of a name such as tahun-2024.xml; 0 when it is no such name. */
static int year_of(const char *name, const char *prefix)
{
    size_t n = strlen(prefix);
    if (strncmp(name, prefix, n) != 0 || strlen(name) != n + 8 || strcmp(name + n + 4, ".xml") != 0 || strspn(name + n, "0123456789") != 4)
        return 0;
    int year = atoi(name + n);
    return year >= 1900 && year <= 2199 ? year : 0;
}

/* A file that looks like one of ours but is not named so would silently be left out. */
static void check_name(Load *l, const char *name)
{
    static const char *const kinds[] = {"tahun", "narasi", "renstra", "pengaturan"};
    static const char *const exact[] = {"renstra.xml", "pengaturan.xml"};
    size_t n = strlen(name);
    if (n < 4 || strcasecmp(name + n - 4, ".xml") != 0 || year_of(name, "tahun-") || year_of(name, "narasi-"))
        return;
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        if (strcmp(name, exact[i]) == 0)
            return;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strncasecmp(name, kinds[i], strlen(kinds[i])) == 0) {
            diag_warning(
                l->diags, (Place){arena_printf(l->scratch, "%s/%s", l->options->folder, name), 0}, "D019",
                _("this file is not read: expected a name such as renstra.xml, tahun-2024.xml, narasi-2024.xml or pengaturan.xml, in small letters"));
            return;
        }
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static bool list_folder(Load *l)
{
    const char *folder = l->options->folder;
    DIR *dir = opendir(folder);
    if (!dir)
        return diag_error(l->diags, (Place){folder, 0}, "D001", _("the folder can't be opened: %s"), strerror(errno));
    for (struct dirent *e; (e = readdir(dir));) {
        int year = year_of(e->d_name, "tahun-");
        check_name(l, e->d_name);
        if (year && l->year_count < MAX_YEARS)
            l->years[l->year_count++] = year;
    }
    closedir(dir);
    qsort(l->years, l->year_count, sizeof *l->years, by_number);
    return true;
}

/* The report's year must have a file; those after it are left alone. */
static bool choose_year(Load *l)
{
    int wanted = l->options->year;
    Buffer known = buffer_in(l->scratch);
    bool found = wanted == 0;
    for (size_t i = 0; i < l->year_count; i++) {
        buffer_printf(&known, "%s%d", i ? ", " : "", l->years[i]);
        found = found || l->years[i] == wanted;
    }
    l->year = wanted ? wanted : l->year_count ? l->years[l->year_count - 1] : 0;
    if (!l->year_count)
        return diag_error(l->diags, (Place){l->options->folder, 0}, "D202", "%s",
                          _("the folder has no file of a year; expected one such as tahun-2024.xml"));
    if (!found)
        return diag_error(l->diags, (Place){l->options->folder, 0}, "D202",
                          _("there is no file tahun-%d.xml; the folder has the years %s. Choose one of them, or add the file"), wanted,
                          buffer_text(&known));
    while (l->year_count && l->years[l->year_count - 1] > l->year)
        l->year_count--;
    return true;
}

/* ---- one file ---- */

static bool exists(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0;
}

static const char *schema_path(Load *l, const char *name)
{
    return arena_printf(l->arena, "%s/%s.xsd", l->options->schema_dir, name);
}

static bool open_schema(Load *l, const char *name, Schema **out)
{
    const char *path = schema_path(l, name);
    return path ? schema_open(l->arena, l->diags, path, out) : diag_memory(l->diags);
}

/* Puts a document's root under the joined one. */
static void join(Load *l, xmlDocPtr doc, const char *file)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlUnlinkNode(root);
    xmlAddChild(l->root, root);
    root->_private = (void *)(uintptr_t)file;
}

static bool parse(Load *l, const char *path, xmlDocPtr *doc)
{
    Arena *bytes = arena_new();
    Source source;
    bool ok = bytes ? source_read(bytes, l->diags, path, &source) && source_parse(l->arena, l->diags, &source, l->dict, doc) : diag_memory(l->diags);
    arena_drop(bytes);
    return ok;
}

static bool load_file(Load *l, const char *name, Schema *schema)
{
    const char *path = arena_printf(l->arena, "%s/%s", l->options->folder, name);
    xmlDocPtr doc;
    if (!path)
        return diag_memory(l->diags);
    if (!parse(l, path, &doc) || !schema_check(schema, l->diags, doc))
        return false;
    join(l, doc, path);
    return true;
}

/* ---- kinds of files ---- */

static bool load_plan(Load *l)
{
    Schema *schema;
    return open_schema(l, "renstra", &schema) && load_file(l, "renstra.xml", schema);
}

/* Without the file, or without a part of it, the schema's own defaults hold. */
static bool load_settings(Load *l)
{
    static const char nothing[] = "<pengaturan versi=\"1\"/>";
    static const char *const parts[] = {"laporan", "pengukuran", "angka", NULL};
    const char *path = arena_printf(l->arena, "%s/pengaturan.xml", l->options->folder);
    Source source = {NULL, nothing, sizeof nothing - 1};
    Schema *schema;
    xmlDocPtr doc;
    if (!path)
        return diag_memory(l->diags);
    bool there = exists(path);
    source.name = path;
    if (!open_schema(l, "pengaturan", &schema))
        return false;
    if (!(there ? parse(l, path, &doc) : source_parse(l->arena, l->diags, &source, l->dict, &doc)))
        return false;
    xmlNode *root = xmlDocGetRootElement(doc);
    Names names = {.diags = l->diags};
    size_t errors = l->diags->errors;
    if (there && !schema_check(schema, l->diags, doc))
        return false;
    refer_single(&names, root, parts);
    for (size_t i = 0; parts[i]; i++)
        if (!data_child(root, parts[i]) && !xmlNewChild(root, NULL, (const xmlChar *)parts[i], NULL))
            return diag_memory(l->diags);
    if (l->diags->errors > errors || !schema_complete(schema, l->diags, doc))
        return false;
    join(l, doc, there ? path : NULL);
    if (!there)
        root->line = 0;
    return true;
}

/* The file's @tahun must be what its name says. */
static bool check_year(Load *l, const xmlNode *node, int year)
{
    const char *own = data_attr(node, "tahun");
    if (own && atoi(own) == year)
        return true;
    return diag_error(l->diags, data_place(node), "D201",
                      _("attribute \"tahun\" of <%s> is \"%s\", but the file's name says %d; correct one of them"), (const char *)node->name,
                      own ? own : "", year);
}

/* Free text inside an analysis: the year's schema lets it pass, that of the narrative looks at its blocks. */
static bool check_blocks(Load *l, xmlNode *analysis)
{
    bool ok = true;
    for (xmlNode *text = data_child(analysis, "narasi"); text; text = data_next(text, "narasi"))
        for (xmlNode *block = data_child(text, NULL), *next; block; block = next) {
            next = data_next(block, NULL);
            if (!l->narrative && !open_schema(l, "narasi", &l->narrative))
                return false;
            if (!schema_check_element(l->narrative, l->diags, block))
                ok = false;
        }
    return ok;
}

static bool load_years(Load *l)
{
    Schema *schema;
    bool ok = open_schema(l, "tahun", &schema);
    for (size_t i = 0; ok && i < l->year_count; i++) {
        const char *name = arena_printf(l->scratch, "tahun-%d.xml", l->years[i]);
        if (!name)
            return diag_memory(l->diags);
        if (!load_file(l, name, schema))
            continue;
        xmlNode *node = l->root->last;
        check_year(l, node, l->years[i]);
        for (xmlNode *n = data_child(node, "analisis"); n; n = data_next(n, "analisis"))
            check_blocks(l, n);
    }
    return ok;
}

static bool load_narrative(Load *l, int year)
{
    const char *name = arena_printf(l->scratch, "narasi-%d.xml", year);
    const char *path = name ? arena_printf(l->scratch, "%s/%s", l->options->folder, name) : NULL;
    if (!path)
        return diag_memory(l->diags);
    if (!exists(path))
        return true;
    if (!l->narrative && !open_schema(l, "narasi", &l->narrative))
        return false;
    return load_file(l, name, l->narrative) && check_year(l, l->root->last, year);
}

static void load_narratives(Load *l)
{
    if (l->options->year)
        load_narrative(l, l->year);
    for (size_t i = 0; !l->options->year && i < l->year_count; i++)
        load_narrative(l, l->years[i]);
}

/* ---- all together ---- */

static void free_doc(void *doc)
{
    xmlFreeDoc(doc);
}

static xmlDocPtr joined_new(Load *l)
{
    xmlDocPtr doc = xmlNewDoc((const xmlChar *)"1.0");
    if (!doc || !arena_defer(l->arena, free_doc, doc))
        return NULL;
    doc->dict = l->dict;
    xmlDictReference(l->dict);
    l->root = xmlNewDocNode(doc, NULL, (const xmlChar *)"lkip", NULL);
    if (!l->root)
        return NULL;
    xmlDocSetRootElement(doc, l->root);
    return doc;
}

static void note_period(Load *l)
{
    const xmlNode *plan = data_child(l->root, "renstra");
    const char *from = data_attr(plan, "mulai"), *to = data_attr(plan, "akhir");
    if (from && to && (l->year < atoi(from) || l->year > atoi(to)))
        diag_warning(l->diags, data_place(plan), "D214", _("the year %d lies outside the plan's period %s-%s; is this the right plan?"), l->year,
                     from, to);
}

/* A picture that is not there is told where it is named: in the data, not in the template that prints it. */
static bool check_picture(Load *l, const xmlNode *node)
{
    const char *file = data_attr(node, "berkas"), *path;
    return !file || data_safe_path(l->scratch, l->diags, data_place(node), l->options->folder, file, &path);
}

static bool check_pictures(Load *l)
{
    bool ok = true;
    const xmlNode *office = data_child(data_child(l->root, "renstra"), "instansi");
    for (const xmlNode *n = data_child(office, "lambang"); n; n = data_next(n, "lambang"))
        ok = check_picture(l, n) && ok;
    for (const xmlNode *y = data_child(l->root, "tahun"); y; y = data_next(y, "tahun"))
        for (const xmlNode *d = data_child(y, "dokumentasi"); d; d = data_next(d, "dokumentasi"))
            for (const xmlNode *n = data_child(d, "foto"); n; n = data_next(n, "foto"))
                ok = check_picture(l, n) && ok;
    return ok;
}

static bool load_all(Load *l, xmlDocPtr *out)
{
    size_t errors = l->diags->errors;
    xmlDocPtr doc = joined_new(l);
    char year[16];
    if (!doc)
        return diag_memory(l->diags);
    if (!list_folder(l))
        return false;
    choose_year(l);
    load_settings(l);
    load_plan(l);
    load_years(l);
    load_narratives(l);
    if (l->diags->errors > errors)
        return false;
    snprintf(year, sizeof year, "%d", l->year);
    if (!xmlNewProp(l->root, (const xmlChar *)"tahun", (const xmlChar *)year) || !refer_number(data_child(l->root, "renstra")))
        return diag_memory(l->diags);
    note_period(l);
    if (!refer_check(l->scratch, l->diags, l->root) || !check_pictures(l))
        return false;
    *out = doc;
    return true;
}

bool data_load(Arena *arena, Diags *diags, const DataOptions *options, xmlDocPtr *out)
{
    parse_init();
    Load l = {.arena = arena, .scratch = arena_new(), .diags = diags, .options = options, .dict = xmlDictCreate()};
    bool ok = l.scratch && l.dict ? load_all(&l, out) : diag_memory(diags);
    xmlDictFree(l.dict);
    arena_drop(l.scratch);
    return ok;
}
