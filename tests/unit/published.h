/* published.h: folders for tests of the check: an example copied, and the example office's documents as they were published. */
#ifndef TESTS_PUBLISHED_H
#define TESTS_PUBLISHED_H

#include "check.h"

static inline xmlNode *child_with(xmlNode *parent, const char *name, const char *attr, const char *value)
{
    for (xmlNode *n = data_child(parent, name); n; n = data_next(n, name))
        if (data_attr(n, attr) && strcmp(data_attr(n, attr), value) == 0)
            return n;
    return NULL;
}

static inline void put_sheet_row(xmlNode *year, const xmlNode *row)
{
    xmlNode *sheet = child_with(year, "perjanjian", "id", data_attr(row, "perjanjian"));
    xmlNode *line = strcmp((const char *)row->name, "dana") == 0 ? child_with(sheet, "dana", "kode", data_attr(row, "kode"))
                                                                 : xmlNewChild(sheet, NULL, (const xmlChar *)"jumlah", NULL);
    assert_non_null(line);
    xmlNewProp(line, (const xmlChar *)"nilai", (const xmlChar *)data_attr(row, "nilai"));
}

/* The example's file with what was printed added, and without the exceptions. */
static inline void publish_file(const char *folder, const char *name, bool printed)
{
    Arena *arena = arena_new();
    xmlDocPtr doc = xmlReadFile(arena_printf(arena, "examples/dumai/%s", name), NULL, XML_PARSE_BIG_LINES);
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *n = data_child(root, "pengecualian"), *next; n; n = next) {
        next = data_next(n, "pengecualian");
        xmlUnlinkNode(n);
        xmlFreeNode(n);
    }
    xmlDocPtr more = printed ? xmlReadFile(arena_printf(arena, "tests/data/dumai-tercetak/%s", name), NULL, 0) : NULL;
    for (xmlNode *n = more ? data_child(xmlDocGetRootElement(more), NULL) : NULL; n; n = data_next(n, NULL))
        if (strcmp((const char *)n->name, "tercetak") == 0) {
            xmlAddChild(root, xmlNewText((const xmlChar *)"\n")); /* each on its own line */
            xmlAddChild(root, xmlDocCopyNode(n, doc, 1));
        } else {
            put_sheet_row(root, n);
        }
    assert_true(xmlSaveFile(arena_printf(arena, "%s/%s", folder, name), doc) > 0);
    xmlFreeDoc(more);
    xmlFreeDoc(doc);
    arena_drop(arena);
}

/* An example, copied to `folder`, which is emptied first. */
static inline void prepare_in(const char *folder, const char *example)
{
    Arena *arena = arena_new();
    assert_int_equal(
        system(arena_printf(
            arena, "rm -rf %s/* && mkdir -p %s/gambar && cp examples/%s/*.xml %s && { cp examples/%s/gambar/* %s/gambar 2>/dev/null || true; }",
            folder, folder, example, folder, example, folder)),
        0);
    arena_drop(arena);
}

/* The example office with all that its documents print: totals, percentages, words, dates, names, agreements; nothing is accepted. */
static inline void publish_in(const char *folder)
{
    prepare_in(folder, "dumai");
    publish_file(folder, "renstra.xml", true);
    publish_file(folder, "tahun-2022.xml", false);
    publish_file(folder, "tahun-2023.xml", false);
    publish_file(folder, "tahun-2024.xml", true);
}

#endif
