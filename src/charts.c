/* charts.c: charts for slides: the ready ones (templates/grafik) and the office's own (grafik.xml in its folder), each drawn alone on a page.
 *
 * A page is 540 pt along its shorter side whatever the pixels: a slide of 16:9 is 960 x 540 pt, as presentation programs have it, and what is legible there is legible in any
 * resolution. The pixels come from the density. */
#include "api.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/suggest.h"
#include "chart/chart.h"
#include "data/data.h"
#include "paint/paint.h"
#include "template/template.h"

enum {
    SIDE_PT = 540,
    TYPE_PT = 20,
    PIXELS_LEAST = 100,
    PIXELS_MOST = 16000,
    PIXELS_ALL = 200 * 1000 * 1000,
    ASPECT_MOST = 8,
};

typedef struct ChartList {
    const Document *document; /* of the ready ones: style and metadata */
    const Block **items;
    size_t count, cap;
} ChartList;

/* How all charts of a call are drawn. */
typedef struct Canvas {
    const lkip_chart_options *options;
    PaintFormat format;
    ChartLook look;
    Unit width, height;
    int dpi;
    Fonts *fonts;
} Canvas;

/* ---- which charts there are ---- */

static bool put_chart(Call *call, ChartList *list, const Block *block)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i]->id, block->id) == 0) {
            list->items[i] = block;
            return true;
        }
    if (!arena_grow(call->arena, &list->items, list->count, &list->cap))
        return diag_memory(call->diags);
    list->items[list->count++] = block;
    return true;
}

static bool put_charts(Call *call, ChartList *list, const Document *document)
{
    for (size_t p = 0; p < document->part_count; p++)
        for (size_t i = 0; i < document->parts[p].blocks.count; i++) {
            const Block *block = document->parts[p].blocks.items[i];
            if (block->kind == BLOCK_CHART && block->id && !put_chart(call, list, block))
                return false;
        }
    return true;
}

static bool ready_charts(Call *call, xmlDocPtr tree, const lkip_chart_options *o, ChartList *list)
{
    TemplateOptions template = {.name = "grafik",
                                .entry = "grafik.xml",
                                .dir = api_program_path(call, "templates"),
                                .user_dir = api_user_path(call, "templat"),
                                .year = o->year};
    const char *style = api_style(call, tree, o->style);
    xmlDocPtr naskah;
    Document *document;
    if (!template_expand(call->arena, call->diags, tree, &template, &naskah) || !api_read(call, naskah, style, NULL, &document))
        return false;
    list->document = document;
    return put_charts(call, list, document);
}

/* Makes a naskah of the expanded list of charts: the list becomes its <isi>. */
static bool wrap(Call *call, xmlDocPtr doc)
{
    xmlNode *list = xmlDocGetRootElement(doc), *root = xmlNewDocNode(doc, NULL, (const xmlChar *)"naskah", NULL);
    if (!root)
        return diag_memory(call->diags);
    data_set_place(root, data_place(list));
    xmlNodeSetName(list, (const xmlChar *)"isi");
    xmlUnsetProp(list, (const xmlChar *)"versi");
    xmlDocSetRootElement(doc, root);
    return (xmlNewProp(root, (const xmlChar *)"versi", (const xmlChar *)"1") && xmlAddChild(root, list)) || diag_memory(call->diags);
}

static bool own_charts(Call *call, xmlDocPtr tree, const lkip_chart_options *o, ChartList *list)
{
    const char *path = api_user_path(call, "grafik.xml"), *style = api_style(call, tree, o->style);
    if (!path)
        return diag_memory(call->diags);
    if (access(path, F_OK) != 0)
        return true;
    TemplateOptions template = {
        .name = "grafik", .dir = api_program_path(call, "templates"), .user_dir = api_user_path(call, "templat"), .year = o->year};
    xmlDocPtr naskah;
    Document *document;
    return data_parse(call->arena, call->diags, path, api_program_path(call, "templates/skema/grafik.xsd"), &template.document) &&
           template_expand(call->arena, call->diags, tree, &template, &naskah) && wrap(call, naskah) &&
           api_read(call, naskah, style, NULL, &document) && put_charts(call, list, document);
}

/* The mistakes in both are told before it gives up. */
static bool find_charts(Call *call, const lkip_chart_options *o, ChartList *list)
{
    xmlDocPtr tree;
    if (!api_load(call, o->year, &tree))
        return false;
    bool ready = ready_charts(call, tree, o, list), own = own_charts(call, tree, o, list);
    return ready && own;
}

/* ---- those asked for ---- */

static const Block *find_chart(const ChartList *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i]->id, id) == 0)
            return list->items[i];
    return NULL;
}

/* The id probably meant: a few letters wrong, or a part of it. */
static const char *nearest(Call *call, const ChartList *list, const char *id)
{
    const char **names = arena_array(call->arena, const char *, list->count + 1);
    for (size_t i = 0; names && i < list->count; i++)
        names[i] = list->items[i]->id;
    const char *near = names ? suggest(id, names) : NULL;
    for (size_t i = 0; !near && *id && i < list->count; i++)
        near = strstr(list->items[i]->id, id) || strstr(id, list->items[i]->id) ? list->items[i]->id : NULL;
    return near;
}

/* Keeps the charts that `ids` names, in that order. */
static bool choose(Call *call, const char *const *ids, ChartList *list)
{
    ChartList chosen = {.document = list->document};
    size_t errors = call->diags->errors;
    for (; *ids; ids++) {
        const Block *block = find_chart(list, *ids);
        const char *near = block ? NULL : nearest(call, list, *ids);
        if (block ? !put_chart(call, &chosen, block) : false)
            return false;
        if (near)
            diag_error(call->diags, (Place){0}, "O103", _("there is no chart \"%s\"; did you mean \"%s\"?"), *ids, near);
        else if (!block)
            diag_error(call->diags, (Place){0}, "O103", _("there is no chart \"%s\"; `lkip grafik FOLDER --tahun YEAR --daftar` lists all"), *ids);
    }
    *list = chosen;
    return call->diags->errors == errors;
}

/* ---- drawing ---- */

static int choice(const char *value, const char *const *names)
{
    for (int i = 0; names[i]; i++)
        if (strcmp(value ? value : names[0], names[i]) == 0)
            return i;
    return -1;
}

/* Reads the options; false with a diagnostic when they make no sense. */
static bool canvas_make(Call *call, const lkip_chart_options *o, Canvas *c)
{
    static const char *const formats[] = {"png", "svg", "pdf", NULL}, *const backgrounds[] = {"putih", "transparan", "gelap", NULL};
    static const PaintFormat paints[] = {PAINT_PNG, PAINT_SVG, PAINT_PDF};
    static const Color colors[] = {{255, 255, 255, 255}, {0, 0, 0, 0}, {0x12, 0x1c, 0x26, 255}};
    int format = choice(o->format, formats), background = choice(o->background, backgrounds);
    int w = o->width ? o->width : 1920, h = o->height ? o->height : 1080, scale = o->scale ? o->scale : 1;
    int least = w < h ? w : h, most = w < h ? h : w;
    if (format < 0)
        return diag_error(call->diags, (Place){0}, "O102", _("the format is png, svg or pdf, not \"%s\""), o->format);
    if (background < 0)
        return diag_error(call->diags, (Place){0}, "O102", _("the background is putih, transparan or gelap, not \"%s\""), o->background);
    if (least < PIXELS_LEAST || most > PIXELS_MOST || most > least * ASPECT_MOST || scale < 1 || scale > 16 ||
        (double)w * h * scale * scale > PIXELS_ALL || most * scale > 30000)
        return diag_error(call->diags, (Place){0}, "O102",
                          _("%d x %d pixels times %d can't be drawn: a side has %d to %d, one at most %d times the other, and 30000 in the end"), w,
                          h, scale, PIXELS_LEAST, PIXELS_MOST, ASPECT_MOST);
    int dpi = (least * 72 + SIDE_PT / 2) / SIDE_PT;
    *c = (Canvas){.options = o, .format = paints[format], .dpi = dpi * scale};
    c->look = (ChartLook){.size = TYPE_PT * UNIT_PT, .title = !o->no_title, .dark = background == 2, .background = colors[background], .alone = true};
    c->width = (Unit)((72.0 * UNIT_PT * w + dpi / 2.0) / dpi);
    c->height = (Unit)((72.0 * UNIT_PT * h + dpi / 2.0) / dpi);
    return true;
}

static Pages *new_pages(Call *call, Arena *arena, const Document *d, const char *title)
{
    Pages *pages = pages_new(arena);
    if (!pages) {
        diag_memory(call->diags);
        return NULL;
    }
    pages->title = title;
    pages->author = d->author;
    pages->date = d->date;
    pages->lang = d->lang;
    return pages;
}

static const char *title_of(const Block *block)
{
    return block->u.chart.title && *block->u.chart.title ? block->u.chart.title : block->id;
}

static bool add_page(Call *call, const Canvas *c, const Block *block, Pages *pages)
{
    return chart_page(pages, call->diags, c->fonts, &c->look, &block->u.chart, c->width, c->height) &&
           ((page_dest(pages->items[pages->count - 1], 0, 0, block->id) && pages_bookmark(pages, 1, title_of(block), block->id)) ||
            diag_memory(call->diags));
}

static bool paint(Call *call, Arena *arena, const Canvas *c, const Pages *pages, const char *path)
{
    PaintOptions options = {
        .format = c->format, .tagged = true, .dpi = c->dpi, .background = c->look.background, .outlines = !c->options->letters, .last = SIZE_MAX};
    return paint_pages(arena, call->diags, pages, &options, path);
}

/* A file's name of an id: what might mean something to a file system becomes a hyphen. */
static const char *file_name(Arena *arena, const char *folder, const char *id, const char *ending)
{
    static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    char *name = arena_printf(arena, "%s/%s.%s", folder, id, ending);
    char *start = name ? name + strlen(folder) + 1 : NULL;
    for (char *p = start; p && *p; p++)
        if (!strchr(safe, *p) || (p == start && *p == '.'))
            *p = '-';
    return name;
}

static bool draw_one(Call *call, const Canvas *c, const ChartList *list, size_t index, const char *folder)
{
    const Block *block = list->items[index];
    Arena *arena = arena_new();
    Pages *pages = arena ? new_pages(call, arena, list->document, title_of(block)) : NULL;
    const char *path = pages ? file_name(arena, folder, block->id, c->options->format ? c->options->format : "png") : NULL;
    bool ok = path && add_page(call, c, block, pages) && paint(call, arena, c, pages, path);
    if (!path)
        diag_memory(call->diags);
    arena_drop(arena);
    return ok;
}

static bool names_differ(Call *call, const ChartList *list)
{
    const char **names = arena_array(call->arena, const char *, list->count + 1);
    for (size_t i = 0; names && i < list->count; i++) {
        names[i] = file_name(call->arena, "", list->items[i]->id, "");
        for (size_t k = 0; names[i] && k < i; k++)
            if (strcmp(names[i], names[k]) == 0)
                return diag_error(call->diags, list->items[i]->at, "O104",
                                  _("the charts \"%s\" and \"%s\" would be one file; give one of them another id"), list->items[k]->id,
                                  list->items[i]->id);
        if (!names[i])
            return diag_memory(call->diags);
    }
    return names || diag_memory(call->diags);
}

static bool draw_files(Call *call, const Canvas *c, const ChartList *list, const char *folder)
{
    if (!names_differ(call, list))
        return false;
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return diag_system(call->diags, (Place){folder, 0}, "S003", _("the folder can't be made: %s"), strerror(errno));
    for (size_t i = 0; i < list->count; i++) {
        api_say(call->session, _("drawing"), i + 1);
        if (!draw_one(call, c, list, i, folder))
            return false;
    }
    return true;
}

/* All in one PDF, a chart a page. */
static bool draw_album(Call *call, const Canvas *c, const ChartList *list, const char *path)
{
    Pages *pages = new_pages(call, call->arena, list->document, list->document->title);
    for (size_t i = 0; pages && i < list->count; i++)
        if (!add_page(call, c, list->items[i], pages))
            return false;
    return pages && paint(call, call->arena, c, pages, path);
}

static bool draw(Call *call, const Canvas *c, const ChartList *list, const char *output)
{
    size_t len = strlen(output);
    if (c->format == PAINT_PDF && len > 4 && strcasecmp(output + len - 4, ".pdf") == 0)
        return draw_album(call, c, list, output);
    return draw_files(call, c, list, output);
}

bool api_check_charts(Call *call, xmlDocPtr tree, int year)
{
    ChartList list = {0};
    return own_charts(call, tree, &(lkip_chart_options){.year = year}, &list);
}

/* ---- the public calls ---- */

lkip_status lkip_charts(lkip_session *session, const char *folder, const lkip_chart_options *options, const char *output, size_t *count)
{
    Call call;
    Canvas canvas;
    ChartList list = {0};
    if (!api_begin(&call, session, folder))
        return LKIP_SYSTEM;
    if (!canvas_make(&call, options, &canvas)) {
        api_end(&call, false);
        return LKIP_USAGE;
    }
    bool ok = find_charts(&call, options, &list) && (!options->ids || choose(&call, options->ids, &list));
    if (ok && list.count) {
        canvas.look.style = list.document->style;
        canvas.fonts = api_fonts(&call);
        ok = canvas.fonts && draw(&call, &canvas, &list, output);
    }
    if (count)
        *count = ok ? list.count : 0;
    return api_end(&call, ok);
}

lkip_status lkip_chart_list(lkip_session *session, const char *folder, int year, lkip_chart_fn *fn, void *context)
{
    Call call;
    ChartList list = {0};
    lkip_chart_options options = {.year = year};
    if (!api_begin(&call, session, folder))
        return LKIP_SYSTEM;
    bool ok = find_charts(&call, &options, &list);
    for (size_t i = 0; ok && i < list.count; i++)
        fn(context, list.items[i]->id, title_of(list.items[i]));
    return api_end(&call, ok);
}
