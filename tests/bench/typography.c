/* typography.c: how well the justified paragraphs of a naskah are set: by lines chosen over the whole paragraph (optimum), and line by line (first fit).
 *
 *     typography NAME.xml [PREFIX]     a table of both; with PREFIX also the widest lines of the first and its rivers, and PREFIX-optimum.pdf, PREFIX-first-fit.pdf
 *
 * Only lines that are stretched to the measure count: all but the last of a justified paragraph. A line's spaces are compared with the natural space of their font.
 * A river is a chain of spaces in lines one under the other, each overlapping the next by half: the white that a reader sees running down through a paragraph. */
#include <libxml/parser.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"
#include "paint/paint.h"

enum { SPACES = 64, RIVER = 5 /* lines */, NEAR = 64 /* units: a line ends at the edge */ };

typedef struct Space {
    Unit middle, width;
    int chain; /* lines of the chain that ends here */
    bool goes_on;
} Space;

typedef struct SetLine {
    const Node *paragraph;
    const Page *page;
    size_t page_index;
    Unit y, right;
    int64_t natural, actual; /* of the spaces */
    Space spaces[SPACES];
    int count;
    bool hyphen;
    char text[200];
} SetLine;

typedef struct LineList {
    Arena *arena;
    SetLine *items;
    size_t count, cap;
} LineList;

typedef struct Figures {
    size_t paragraphs, lines, wide, very_wide, tight, hyphens, pairs, triples, candidates, rivers, pages;
    int longest;
    double deviation, widest;
} Figures;

/* ---- lines out of pages ---- */

/* The paragraph whose running text the node's glyphs are; NULL in tables, headings, lists of contents. */
static const Node *paragraph_of(const Node *node)
{
    const Node *found = NULL;
    for (; node; node = node->parent) {
        if (node->role == ROLE_P && !found)
            found = node;
        if (node->role == ROLE_TABLE || node->role == ROLE_TOC || node->role == ROLE_FIGURE || (node->role == ROLE_LINK && !found && !node->parent))
            return NULL;
    }
    return found;
}

static SetLine *line_for(LineList *list, const Node *paragraph, const Page *page, size_t page_index, const Item *item)
{
    SetLine *last = list->count ? &list->items[list->count - 1] : NULL;
    if (last && last->paragraph == paragraph && last->page == page && abs(last->y - item->rect.y) < item->u.text.glyphs->font->size / 2)
        return last;
    if (!arena_grow(list->arena, &list->items, list->count, &list->cap))
        exit(3);
    last = &list->items[list->count++];
    *last = (SetLine){.paragraph = paragraph, .page = page, .page_index = page_index, .y = item->rect.y};
    return last;
}

static void take_spaces(SetLine *line, const Item *item)
{
    const Glyphs *g = item->u.text.glyphs;
    const char *text = g->text;
    for (int c = 0, k = 0; c < g->cluster_count; k += g->cluster_glyphs[c], text += g->cluster_bytes[c], c++) {
        if (*text != ' ' || k >= g->count)
            continue;
        Unit width = (k + 1 < g->count ? g->x[k + 1] : g->width) - g->x[k];
        line->natural += g->font->space;
        line->actual += width;
        if (line->count < SPACES)
            line->spaces[line->count++] = (Space){.middle = item->rect.x + g->x[k] + width / 2, .width = width, .chain = 1};
    }
}

static void take_item(LineList *list, const Page *page, size_t page_index, const Item *item)
{
    const Node *paragraph = item->kind == ITEM_GLYPHS && item->u.text.glyphs && item->node ? paragraph_of(item->node) : NULL;
    if (!paragraph)
        return;
    const Glyphs *g = item->u.text.glyphs;
    SetLine *line = line_for(list, paragraph, page, page_index, item);
    take_spaces(line, item);
    if (item->rect.x + g->width > line->right) {
        line->right = item->rect.x + g->width;
        line->hyphen = g->text_len > 2 && !memcmp(g->text + g->text_len - 2, "\u00AD", 2);
    }
    size_t used = strlen(line->text);
    snprintf(line->text + used, sizeof line->text - used, "%.*s", g->text_len, g->text);
}

/* ---- figures ---- */

/* Whether all lines but the last end at the same edge. */
static bool is_justified(const SetLine *lines, size_t count)
{
    Unit edge = 0;
    size_t flush = 0;
    for (size_t i = 0; i + 1 < count; i++)
        edge = lines[i].right > edge ? lines[i].right : edge;
    for (size_t i = 0; i + 1 < count; i++)
        flush += lines[i].right >= edge - NEAR;
    return count > 1 && flush + 1 == count;
}

static void count_line(Figures *f, const SetLine *line, bool dump)
{
    if (!line->natural)
        return;
    double ratio = (double)line->actual / (double)line->natural;
    f->lines++;
    f->deviation += (ratio - 1) * (ratio - 1);
    f->wide += ratio > 1.5;
    f->very_wide += ratio > 2;
    f->tight += ratio < 0.8;
    f->widest = ratio > f->widest ? ratio : f->widest;
    if (dump && ratio > 1.5)
        printf("  %.2f on page %zu: %s\n", ratio, line->page_index + 1, line->text);
}

static void join_chains(SetLine *above, SetLine *line)
{
    for (int i = 0; i < line->count; i++)
        for (int k = 0; k < above->count; k++) {
            Space *s = &line->spaces[i], *a = &above->spaces[k];
            if (abs(s->middle - a->middle) > (s->width + a->width) / 4)
                continue;
            a->goes_on = true;
            if (a->chain + 1 > s->chain)
                s->chain = a->chain + 1;
        }
}

static void count_chains(Figures *f, const SetLine *line, bool dump)
{
    for (int i = 0; i < line->count; i++) {
        const Space *s = &line->spaces[i];
        if (s->goes_on)
            continue;
        f->candidates += s->chain == RIVER - 1;
        f->rivers += s->chain >= RIVER;
        f->longest = s->chain > f->longest ? s->chain : f->longest;
        if (dump && s->chain >= RIVER)
            printf("  a river of %d lines on page %zu, ends at %.0f mm in: %s\n", s->chain, line->page_index + 1, s->middle / (double)UNIT_MM(1),
                   line->text);
    }
}

static void count_paragraph(Figures *f, SetLine *lines, size_t count, bool dump)
{
    size_t row = 0;
    if (!is_justified(lines, count))
        return;
    f->paragraphs++;
    for (size_t i = 0; i < count; i++) {
        if (i + 1 < count)
            count_line(f, &lines[i], dump);
        row = lines[i].hyphen ? row + 1 : 0;
        f->hyphens += lines[i].hyphen;
        f->pairs += row == 2;
        f->triples += row == 3;
        if (i && lines[i].page == lines[i - 1].page)
            join_chains(&lines[i - 1], &lines[i]);
    }
    for (size_t i = 0; i < count; i++)
        count_chains(f, &lines[i], dump);
}

static Figures count_pages(Arena *arena, const Pages *pages, bool dump)
{
    LineList list = {.arena = arena};
    Figures f = {.pages = pages->count};
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p]->count; i++)
            take_item(&list, pages->items[p], p, &pages->items[p]->items[i]);
    for (size_t i = 0, end; i < list.count; i = end) {
        for (end = i; end < list.count && list.items[end].paragraph == list.items[i].paragraph; end++)
            ;
        count_paragraph(&f, &list.items[i], end - i, dump);
    }
    return f;
}

/* ---- the whole ---- */

static const char *find_file(void *context, Arena *arena, const char *kind, const char *name)
{
    return strcmp(kind, "gaya") == 0 ? arena_printf(arena, "templates/gaya/%s.xml", name) : arena_printf(arena, "%s/%s", (const char *)context, name);
}

static const Image *open_image(void *context, Arena *arena, Diags *diags, Place at, const char *path)
{
    (void)context;
    return paint_image(arena, diags, at, path);
}

static Figures figures_of(const char *path, bool first_fit, const char *prefix)
{
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    Fonts *fonts = fonts_new(&diags, "fonts/fonts.conf", NULL);
    xmlDocPtr xml = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
    const char *slash = strrchr(path, '/');
    DocumentOptions options = {.find = find_file, .context = slash ? arena_strndup(arena, path, (size_t)(slash - path)) : arena_strdup(arena, ".")};
    LayoutOptions layout = {.fonts = fonts, .image = open_image, .first_fit = first_fit};
    Document *document;
    Pages *pages;
    if (!fonts || !xml || !document_read(arena, &diags, xml, &options, &document) || !layout_document(arena, &diags, document, &layout, &pages)) {
        for (size_t i = 0; i < diags.count; i++)
            fprintf(stderr, "%s\n", diag_line(arena, &diags.items[i]));
        exit(1);
    }
    Figures f = count_pages(arena, pages, prefix && !first_fit);
    PaintOptions paint = {.format = PAINT_PDF, .last = SIZE_MAX};
    if (prefix && !paint_pages(arena, &diags, pages, &paint, arena_printf(arena, "%s-%s.pdf", prefix, first_fit ? "first-fit" : "optimum")))
        exit(3);
    xmlFreeDoc(xml);
    fonts_drop(fonts);
    arena_drop(arena);
    return f;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const char *prefix = argc > 2 ? argv[2] : NULL;
    Figures f[2] = {figures_of(argv[1], false, prefix), figures_of(argv[1], true, prefix)};
    printf("%-46s %10s %10s\n", "justified paragraphs", "optimum", "first fit");
#define ROW(label, format, value) printf("%-46s %10" format " %10" format "\n", label, f[0].value, f[1].value)
    ROW("pages", "zu", pages);
    ROW("paragraphs", "zu", paragraphs);
    ROW("lines set to the measure", "zu", lines);
    for (int i = 0; i < 2; i++)
        f[i].deviation /= f[i].lines ? (double)f[i].lines : 1;
    ROW("mean squared deviation of spaces (natural = 1)", ".4f", deviation);
    ROW("lines with spaces over 1.5 times natural", "zu", wide);
    ROW("lines with spaces over 2 times natural", "zu", very_wide);
    ROW("lines with spaces under 0.8 times natural", "zu", tight);
    ROW("widest spaces of a line", ".2f", widest);
    ROW("hyphens", "zu", hyphens);
    ROW("two hyphens in a row", "zu", pairs);
    ROW("three hyphens in a row", "zu", triples);
    ROW("spaces aligned over four lines", "zu", candidates);
    ROW("rivers: over five lines and more", "zu", rivers);
    ROW("longest river, lines", "d", longest);
    return 0;
}
