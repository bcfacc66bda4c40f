/* dumai.h: what the tests of the example office share: reading tables, asking the example, comparing, and sums by the rule of docs/data.md. */
#ifndef LKIP_TEST_DUMAI_H
#define LKIP_TEST_DUMAI_H

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include "base/arena.h"
#include "dumai_exceptions.h"

#define FOLDER "examples/dumai/"
#define TABLES "tests/data/dumai/"

static Arena *arena;
static xmlDocPtr renstra, years[3] __attribute__((unused)); /* 2022, 2023, 2024 */
static bool used[EXCEPTION_COUNT];
static int failures;

static const char *const YEARS[] = {"2022", "2023", "2024", "2025", "2026"};

/* ---- tables ---- */

typedef struct Table {
    char *names[40];
    int columns;
    char *cells[500][40];
    int rows;
} Table;

static int split(char *line, char **fields, int max)
{
    int n = 0;
    for (char *p = line; p != NULL && n < max;) {
        char *tab = strchr(p, '\t');
        if (tab != NULL)
            *tab++ = '\0';
        fields[n++] = p;
        p = tab;
    }
    return n;
}

static const Table *table_read(const char *name)
{
    Table *table = arena_make(arena, Table);
    FILE *file = fopen(arena_printf(arena, TABLES "%s", name), "r");
    assert_non_null(file);
    static char line[8192];
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        char *copy = arena_strdup(arena, line);
        if (table->columns == 0) {
            table->columns = split(copy, table->names, 40);
            continue;
        }
        assert_in_range(table->rows, 0, 499);
        assert_int_equal(split(copy, table->cells[table->rows++], 40), table->columns);
    }
    fclose(file);
    return table;
}

static const char *cell(const Table *table, int row, const char *name)
{
    for (int i = 0; i < table->columns; i++)
        if (strcmp(table->names[i], name) == 0)
            return table->cells[row][i];
    fail_msg("no column %s", name);
    return "";
}

static bool is(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* ---- the example ---- */

/* The string value of an XPath expression. */
static const char *ask(xmlDocPtr doc, const char *format, ...) __attribute__((format(printf, 2, 3)));
static const char *ask(xmlDocPtr doc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *path = arena_vprintf(arena, format, args);
    va_end(args);
    xmlXPathContextPtr context = xmlXPathNewContext(doc);
    xmlXPathObjectPtr value = xmlXPathEvalExpression((const xmlChar *)path, context);
    assert_non_null(value);
    xmlChar *text = xmlXPathCastToString(value);
    const char *copy = arena_strdup(arena, (const char *)text);
    xmlFree(text);
    xmlXPathFreeObject(value);
    xmlXPathFreeContext(context);
    return copy;
}

/* Letters and digits in lower case, "kab/kota" written out, the mark "(indikator SPM)" left to its attribute: how two printings of a name are compared. */
static const char *squeeze(const char *text)
{
    char *out = arena_alloc(arena, 2 * strlen(text) + 32), *to = out;
    for (const char *from = text; *from != '\0'; from++)
        if (isalnum((unsigned char)*from))
            *to++ = (char)tolower((unsigned char)*from);
    *to = '\0';
    char *mark = strstr(out, "indikatorspm");
    if (mark != NULL)
        *mark = '\0';
    char *short_form = strstr(out, "kabkota");
    if (short_form == NULL)
        return out;
    return arena_printf(arena, "%.*skabupatenkota%s", (int)(short_form - out), out, short_form + strlen("kabkota"));
}

/* Checks that the example says what was printed, or differs as the exceptions say. */
static void agree(const char *where, const char *printed, const char *ours)
{
    if (is(printed, ours))
        return;
    for (size_t i = 0; i < EXCEPTION_COUNT; i++) {
        const Exception *e = &EXCEPTIONS[i];
        if (!is(e->where, where) || !is(e->printed, printed) || !is(e->ours, ours))
            continue;
        used[i] = true;
        return;
    }
    print_error("    {\"%s\", \"%s\", \"%s\", \"\"},\n", where, printed, ours);
    failures++;
}

#define WHERE(...) arena_printf(arena, __VA_ARGS__)

/* What was not printed is not known. */
static const char *unknown(const char *printed)
{
    return printed[0] == '\0' ? "?" : printed;
}

static void no_failures(void)
{
    int n = failures;
    failures = 0;
    assert_int_equal(n, 0);
}

/* ---- sums, by the rule of docs/data.md ---- */

typedef struct Sum {
    bool known, present; /* present: the year has anything of it */
    long long value;
} Sum;

static Sum number(const char *text)
{
    Sum sum = {.present = text[0] != '\0', .known = text[0] != '\0' && text[0] != '?'};
    if (sum.known)
        sum.value = strtoll(text, NULL, 10);
    return sum;
}

/* What the year states for the code itself; a year's realisation is its four quarters, else the stated sum. */
static Sum stated(xmlDocPtr year, const char *code, const char *element, const char *attribute)
{
    if (!is(element, "serapan") || !is(attribute, "jumlah"))
        return number(ask(year, "//%s[@kode='%s']/@%s", element, code, attribute));
    Sum sum = {.known = true};
    for (int q = 1; q <= 4; q++) {
        Sum quarter = number(ask(year, "//serapan[@kode='%s']/@tw%d", code, q));
        sum.known = sum.known && quarter.known;
        sum.value += quarter.value;
    }
    return sum.known ? (Sum){true, true, sum.value} : number(ask(year, "//serapan[@kode='%s']/@jumlah", code));
}

/* The figure of a node: its children's sum when all that the year has are known, else its own. */
static Sum figure(xmlDocPtr year, const xmlNode *node, const char *element, const char *attribute)
{
    xmlChar *code = xmlGetProp(node, (const xmlChar *)"kode");
    Sum own = code != NULL ? stated(year, (const char *)code, element, attribute) : (Sum){0};
    own.present = code != NULL && ask(year, "string((//pagu|//serapan|//fisik)[@kode='%s']/@kode)", code)[0] != '\0';
    xmlFree(code);
    Sum sum = {.known = true};
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE || xmlStrEqual(child->name, (const xmlChar *)"pengecualian"))
            continue;
        Sum part = figure(year, child, element, attribute);
        if (!part.present)
            continue;
        sum.present = true;
        sum.known = sum.known && part.known;
        sum.value += part.value;
    }
    if (sum.present && sum.known)
        return sum;
    return (Sum){own.known, own.present || sum.present, own.value};
}

__attribute__((unused)) static const char *figure_text(xmlDocPtr year, const char *code, const char *element, const char *attribute)
{
    xmlXPathContextPtr context = xmlXPathNewContext(renstra);
    const char *path = code != NULL ? WHERE("//*[@kode='%s'][self::program or self::kegiatan or self::subkegiatan]", code) : "/renstra";
    xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)path, context);
    assert_int_equal(xmlXPathNodeSetGetLength(found->nodesetval), 1);
    Sum sum = figure(year, found->nodesetval->nodeTab[0], element, attribute);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return sum.known ? WHERE("%lld", sum.value) : sum.present ? "?" : "";
}

#endif
