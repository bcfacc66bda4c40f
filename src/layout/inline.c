/* inline.c: from a document's runs to shaped text, and from broken lines to page items.
 *
 * Each run that is more than plain text (a link, a foreign word, a footnote mark) gets an anchor; the text hands the anchor's number back
 * with the glyphs, so that line_draw can hang links and structure nodes on exactly the right rectangles. */
#include "layout/inline.h"

#include <glib.h>
#include <string.h>

#include "chart/chart.h"
#include "layout/block.h"

typedef enum { BOX_HOLE, BOX_PICTURE, BOX_FRACTION, BOX_CHART } BoxKind;

/* What a box in the line stands for. */
typedef struct BoxObject {
    BoxKind kind;
    const char *target;
    const TextStyle *style;
    const Image *image;
    const Chart *chart;
    Words above, below;
    Lines above_lines, below_lines;
    Unit bar; /* height of the fraction's bar above the baseline */
    Place at;
} BoxObject;

typedef struct Builder {
    Job *job;
    const WordsOptions *options;
    Span *spans;
    size_t count, cap;
    TextBox *boxes;
    size_t box_count, box_cap;
    Anchor *anchors;
    size_t anchor_count, anchor_cap;
    bool has_notes;
} Builder;

Align align_of_style(StyleAlign align)
{
    static const Align map[] = {
        [STYLE_LEFT] = ALIGN_LEFT, [STYLE_CENTER] = ALIGN_CENTER, [STYLE_RIGHT] = ALIGN_RIGHT, [STYLE_JUSTIFY] = ALIGN_JUSTIFY};
    return map[align];
}

Align align_of_cell(CellAlign align, Align otherwise)
{
    switch (align) {
    case CELL_LEFT:
        return ALIGN_LEFT;
    case CELL_CENTER:
        return ALIGN_CENTER;
    case CELL_RIGHT:
    case CELL_DECIMAL:
        return ALIGN_RIGHT;
    case CELL_JUSTIFY:
        return ALIGN_JUSTIFY;
    default:
        return otherwise;
    }
}

/* The font of a run: the style's, changed by the run's flags. */
static const Font *run_font(const Builder *b, unsigned flags)
{
    const TextStyle *style = b->options->style;
    Unit size = b->options->size ? b->options->size : style->size;
    bool bold = b->options->bold >= 0 ? b->options->bold : style->bold;
    bool italic = b->options->italic >= 0 ? b->options->italic : style->italic;
    if (flags & (RUN_SUPER | RUN_SUB))
        size = size * 2 / 3;
    else if (flags & RUN_SMALL)
        size = size * 17 / 20;
    /* Emphasis inside an italic text stands upright. */
    return fonts_get(b->job->options->fonts, b->job->diags, style->family, size, bold || (flags & RUN_BOLD), (flags & RUN_ITALIC) ? !italic : italic);
}

static bool add_span(Builder *b, const char *text, size_t len, unsigned flags, Color color, const char *lang, uint32_t tag)
{
    const TextStyle *style = b->options->style;
    const Font *font = run_font(b, flags);
    if (!font || !arena_grow(b->job->scratch, &b->spans, b->count, &b->cap))
        return diag_memory(b->job->diags);
    Unit size = b->options->size ? b->options->size : style->size;
    Color base = b->options->color.a ? b->options->color : style->color;
    b->spans[b->count++] = (Span){.text = text,
                                  .len = (int)len,
                                  .font = font,
                                  .color = color.a ? color : base,
                                  .rise = flags & RUN_SUPER ? size * 2 / 5
                                          : flags & RUN_SUB ? -size / 5
                                                            : 0,
                                  .underline = (flags & RUN_UNDERLINE) || style->underline,
                                  .nobreak = flags & RUN_KEEP,
                                  .lang = lang,
                                  .tag = tag};
    return true;
}

/* Text in the page arena, upper case where the style says so: glyphs keep pointing to it. */
static bool add_text(Builder *b, const char *text, unsigned flags, Color color, const char *lang, uint32_t tag)
{
    if (b->options->style->uppercase) {
        char *upper = g_utf8_strup(text, -1);
        text = arena_strdup(b->job->arena, upper);
        g_free(upper);
        if (!text)
            return diag_memory(b->job->diags);
    }
    return add_span(b, text, strlen(text), flags, color, lang, tag);
}

/* Registers an anchor; 0 when memory is short. */
static uint32_t add_anchor(Builder *b, Anchor anchor)
{
    if (!arena_grow(b->job->scratch, &b->anchors, b->anchor_count, &b->anchor_cap)) {
        diag_memory(b->job->diags);
        return 0;
    }
    b->anchors[b->anchor_count++] = anchor;
    return (uint32_t)b->anchor_count;
}

static bool add_box(Builder *b, BoxObject object, Unit width, Unit ascent, Unit descent)
{
    BoxObject *o = arena_make(b->job->scratch, BoxObject);
    if (!o || !arena_grow(b->job->scratch, &b->boxes, b->box_count, &b->box_cap))
        return diag_memory(b->job->diags);
    *o = object;
    o->style = o->style ? o->style : b->options->style;
    o->at = b->options->at;
    b->boxes[b->box_count++] = (TextBox){width, ascent, descent, o};
    return add_span(b, "\uFFFC", 3, 0, (Color){0}, NULL, 0);
}

/* A link, a reference or a foreign word. */
static bool add_run_text(Builder *b, const Run *run)
{
    uint32_t tag = 0;
    Color color = run->color;
    if (run->dest || run->uri || run->lang) {
        Anchor anchor = {.dest = run->dest, .uri = run->uri, .contents = run->text};
        if (b->options->node) {
            anchor.node = pages_node(b->job->pages, b->options->node, run->dest || run->uri ? ROLE_LINK : ROLE_SPAN);
            if (!anchor.node)
                return diag_memory(b->job->diags);
            anchor.node->lang = run->lang;
        }
        if (!(tag = add_anchor(b, anchor)))
            return false;
    }
    return add_text(b, run->text, run->flags, color, run->lang, tag);
}

static bool add_picture(Builder *b, const Run *run)
{
    const LayoutOptions *o = b->job->options;
    const Image *image = o->image ? o->image(o->image_context, b->job->arena, b->job->diags, b->options->at, run->picture) : NULL;
    if (!image || image->height <= 0)
        return true;
    Unit height = run->height ? run->height : b->options->style->size;
    Unit width = (Unit)((int64_t)image->width * height / image->height);
    return add_box(b, (BoxObject){.kind = BOX_PICTURE, .image = image}, width, height, 0);
}

/* A fraction: both parts centred on the wider one, the bar at the height of a minus sign. */
static bool add_fraction(Builder *b, const Run *run)
{
    BoxObject o = {.kind = BOX_FRACTION};
    WordsOptions options = *b->options;
    options.prefix = options.suffix = NULL;
    if (b->job->depth >= LAYOUT_MAX_DEPTH)
        return true;
    b->job->depth++;
    bool ok = words_shape(b->job, run->above, &options, &o.above) && words_shape(b->job, run->below, &options, &o.below);
    b->job->depth--;
    if (!ok)
        return false;
    Unit wide = unit_max(text_natural_width(o.above.text), text_natural_width(o.below.text));
    ParagraphOptions center = {.align = ALIGN_CENTER, .loose = true, .quiet = true};
    /* Parts that are longer take several lines. */
    Unit limit = b->options->fraction ? b->options->fraction : UNIT_MM(100);
    Unit width = unit_min(wide, limit);
    center.balanced = true;
    if (!words_break(b->job, &o.above, &center, width, &o.above_lines) || !words_break(b->job, &o.below, &center, width, &o.below_lines))
        return false;
    const Font *font = run_font(b, 0);
    if (!font)
        return diag_memory(b->job->diags);
    o.bar = font->x_height / 2;
    Unit gap = font->size / 8, pad = font->size / 5;
    return add_box(b, o, width + 2 * pad, o.bar + gap + o.above_lines.height, gap + o.below_lines.height - o.bar);
}

static bool add_note(Builder *b, const Run *run)
{
    Stack *note = NULL;
    char *mark = NULL;
    if (!note_stack(b->job, run->note, &note, &mark))
        return false;
    Anchor anchor = {.note = note};
    if (b->options->node && !(anchor.node = pages_node(b->job->pages, b->options->node, ROLE_REFERENCE)))
        return diag_memory(b->job->diags);
    uint32_t tag = add_anchor(b, anchor);
    b->has_notes = true;
    return tag && add_span(b, mark, strlen(mark), RUN_SUPER | RUN_KEEP, (Color){0}, NULL, tag);
}

static bool add_spark(Builder *b, const Run *run)
{
    const Font *font = run_font(b, 0);
    if (!font)
        return diag_memory(b->job->diags);
    Unit height = run->height ? run->height : font->ascent;
    return add_box(b, (BoxObject){.kind = BOX_CHART, .chart = run->chart}, height * 5, height, 0);
}

static bool add_page_ref(Builder *b, const Run *run)
{
    enum { MANY_PAGES = 500 }; /* of a document that may come to a thousand */
    const Font *font = run_font(b, 0);
    if (!font)
        return diag_memory(b->job->diags);
    /* The number is set when all pages are there: by the type of the words around it. */
    TextStyle *style = arena_make(b->job->arena, TextStyle);
    if (!style)
        return diag_memory(b->job->diags);
    *style = *b->options->style;
    style->size = b->options->size ? b->options->size : style->size;
    style->bold = b->options->bold >= 0 ? b->options->bold : style->bold;
    int digits = b->job->pages->count < MANY_PAGES ? 3 : 4;
    return add_box(b, (BoxObject){.kind = BOX_HOLE, .target = run->target, .style = style}, font->digit * digits, font->ascent, font->descent);
}

static bool add_run(Builder *b, const Run *run)
{
    const WordsOptions *o = b->options;
    switch (run->kind) {
    case RUN_TEXT:
        return add_run_text(b, run);
    case RUN_BREAK:
        return add_span(b, "\n", 1, 0, (Color){0}, NULL, 0);
    case RUN_PAGE_REF:
        return add_page_ref(b, run);
    case RUN_FOOTNOTE:
        return o->no_notes || add_note(b, run);
    case RUN_PICTURE:
        return add_picture(b, run);
    case RUN_FRACTION:
        return add_fraction(b, run);
    case RUN_SPARK:
        return add_spark(b, run);
    case RUN_PAGE:
        return add_text(b, o->page && o->page->label ? o->page->label : "", run->flags, run->color, NULL, 0);
    case RUN_PAGE_COUNT: {
        const char *text = arena_printf(b->job->arena, "%zu", o->page_count);
        return text ? add_text(b, text, run->flags, run->color, NULL, 0) : diag_memory(b->job->diags);
    }
    case RUN_CHAPTER:
        return add_text(b, o->chapter ? o->chapter : "", run->flags, run->color, NULL, 0);
    }
    return true;
}

bool words_shape(Job *job, const Inlines *inlines, const WordsOptions *options, Words *out)
{
    /* Every run makes one span at most: room for just those keeps a table of many cells small. */
    Builder b = {.job = job, .options = options, .cap = inlines->count + (options->prefix != NULL) + (options->suffix != NULL)};
    b.cap += b.cap == 0;
    if (!(b.spans = arena_array(job->scratch, Span, b.cap)))
        return diag_memory(job->diags);
    if (options->prefix && !add_text(&b, options->prefix, 0, (Color){0}, NULL, 0))
        return false;
    for (size_t i = 0; i < inlines->count; i++)
        if (!add_run(&b, &inlines->items[i]))
            return false;
    if (options->suffix && !add_text(&b, options->suffix, 0, (Color){0}, NULL, 0))
        return false;
    if (b.count == 0 && !add_span(&b, "", 0, 0, (Color){0}, NULL, 0))
        return false;
    TextOptions text_options = {
        .hyphenate = options->style->hyphenate, .letter_spacing = options->style->letter_spacing, .boxes = b.boxes, .box_count = b.box_count};
    const Text *text;
    /* The glyphs outlive the block, so they are shaped into the pages' arena only when they are drawn (line_parts); the rest is scratch. */
    if (!text_shape(job->scratch, job->diags, job->options->fonts, b.spans, b.count, &text_options, &text))
        return false;
    *out = (Words){
        .text = text, .style = options->style, .anchors = b.anchors, .anchor_count = b.anchor_count, .has_notes = b.has_notes, .at = options->at};
    return true;
}

bool words_fit(Job *job, const Inlines *inlines, const WordsOptions *options, Unit width, Words *out)
{
    if (!words_shape(job, inlines, options, out))
        return false;
    Unit number = text_number_width(out->text);
    if (number <= width)
        return true;
    WordsOptions smaller = *options;
    Unit size = options->size ? options->size : options->style->size;
    smaller.size = unit_max((Unit)((int64_t)size * width / number / 128 * 128), 128);
    diag_warning(job->diags, options->at, "L101",
                 _("a number is wider than the %.0f mm it has, so its text is set at %.1f pt; give the column or the page more room"),
                 width / (double)UNIT_MM(1), smaller.size / (double)UNIT_PT);
    return words_shape(job, inlines, &smaller, out);
}

bool words_plain(Job *job, const char *text, const WordsOptions *options, Words *out)
{
    Run run = {.kind = RUN_TEXT, .text = text};
    Inlines inlines = {&run, 1, 1};
    return words_shape(job, &inlines, options, out);
}

bool words_break(Job *job, const Words *words, const ParagraphOptions *options, Unit width, Lines *out)
{
    BreakOptions o = {.width = width,
                      .first_indent = options->first_indent,
                      .align = options->align,
                      .first_fit = job->options->first_fit,
                      .balanced = options->balanced,
                      .line_height = words->style->line_height};
    if (!text_break(job->scratch, job->diags, words->text, &o, out))
        return false;
    if (out->overfull && !options->quiet)
        diag_warning(job->diags, words->at, "L101", _("a word or number is wider than the %.0f mm it has; give the column or the page more room"),
                     width / (double)UNIT_MM(1));
    return true;
}

/* ---- drawing ---- */

typedef struct LineContext {
    Job *job;
    Page *page;
    const Words *words;
    const Line *line;
    Unit x, baseline;
    Node *node;
} LineContext;

static bool draw_words_centered(Job *job, Page *page, const Words *words, const Lines *lines, Unit x, Unit y, Node *node)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (!line_draw(job, page, words, lines, i, x, y, node))
            return false;
        y += lines->items[i].height;
    }
    return true;
}

static bool draw_fraction(LineContext *c, const LinePart *part, const BoxObject *o)
{
    const Font *font = fonts_get(c->job->options->fonts, c->job->diags, o->style->family, o->style->size, o->style->bold, o->style->italic);
    if (!font)
        return diag_memory(c->job->diags);
    Unit pad = font->size / 5, gap = font->size / 8, x = c->x + part->x + pad, bar = c->baseline + part->y - o->bar;
    return draw_words_centered(c->job, c->page, &o->above, &o->above_lines, x, bar - gap - o->above_lines.height, c->node) &&
           page_line(c->page, NULL, x - pad / 2, bar, x + part->width - 2 * pad + pad / 2, bar, o->style->color, UNIT_PT * 6 / 10) &&
           draw_words_centered(c->job, c->page, &o->below, &o->below_lines, x, bar + gap, c->node);
}

static bool draw_hole(LineContext *c, const LinePart *part, const BoxObject *o)
{
    Job *job = c->job;
    Hole hole = {.page = c->page,
                 .item = c->page->count,
                 .target = o->target,
                 .right = c->x + part->x + part->width,
                 .leader = c->x + part->x,
                 .style = o->style,
                 .dots = SIZE_MAX,
                 .at = o->at};
    Item item = {.kind = ITEM_GLYPHS, .node = c->node, .rect = {c->x + part->x, c->baseline + part->y, part->width, 0}};
    if (!page_put(c->page, &item) || !arena_grow(job->arena, &job->holes, job->hole_count, &job->hole_cap))
        return diag_memory(job->diags);
    job->holes[job->hole_count++] = hole;
    Rect rect = {c->x + part->x, c->baseline - c->line->ascent, part->width, c->line->ascent + c->line->descent};
    return page_link(c->page, c->node, rect, o->target, NULL, o->target);
}

static bool draw_box(LineContext *c, const LinePart *part)
{
    const BoxObject *o = part->box->object;
    Rect rect = {c->x + part->x, c->baseline + part->y - part->box->ascent, part->width, part->box->ascent + part->box->descent};
    switch (o->kind) {
    case BOX_HOLE:
        return draw_hole(c, part, o);
    case BOX_PICTURE:
        return page_image(c->page, c->node, rect, o->image);
    case BOX_FRACTION:
        return draw_fraction(c, part, o);
    case BOX_CHART: {
        ChartLook look = {.style = c->job->document->style};
        return chart_draw(c->page, c->job->diags, c->job->options->fonts, &look, o->chart, rect, c->node);
    }
    }
    return true;
}

static bool draw_part(void *context, const LinePart *part)
{
    LineContext *c = context;
    if (part->box)
        return draw_box(c, part);
    const Anchor *anchor = part->tag ? &c->words->anchors[part->tag - 1] : NULL;
    Node *node = anchor && anchor->node ? anchor->node : c->node;
    Unit x = c->x + part->x, y = c->baseline + part->y;
    const Font *font = part->glyphs->font;
    if (part->underline) {
        Unit middle = y + font->underline_position + font->underline_thickness / 2;
        if (!page_line(c->page, NULL, x, middle, x + part->width, middle, part->color, font->underline_thickness))
            return diag_memory(c->job->diags);
    }
    if (anchor && (anchor->dest || anchor->uri)) {
        Rect rect = {x, y - font->ascent, part->width, font->ascent + font->descent};
        if (!page_link(c->page, anchor->node, rect, anchor->dest, anchor->uri, anchor->contents))
            return diag_memory(c->job->diags);
    }
    return page_glyphs(c->page, node, x, y, part->glyphs, part->color) || diag_memory(c->job->diags);
}

bool line_draw(Job *job, Page *page, const Words *words, const Lines *lines, size_t index, Unit x, Unit y, Node *node)
{
    const Line *line = &lines->items[index];
    LineContext context = {job, page, words, line, x, y + line->baseline, node};
    return line_parts(job->arena, lines, index, draw_part, &context);
}

static bool draw_paragraph_line(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    const Paragraph *p = slice->data;
    return line_draw(job, page, &p->words, &p->lines, slice->index, x, y, slice->node);
}

/* ---- lines as slices ---- */

typedef struct NoteContext {
    Job *job;
    const Words *words;
    Notes notes;
} NoteContext;

/* Notes the footnotes whose marks stand on a line. */
static bool collect_note(void *context, const LinePart *part)
{
    NoteContext *c = context;
    Stack *note = part->tag ? c->words->anchors[part->tag - 1].note : NULL;
    return !note || notes_put(c->job, &c->notes, note);
}

/* Whether a line must have the next on its page: so neither the first nor the last line of a paragraph stands alone, and (`hyphens`) no page ends with one, unless line after line does, as in a narrow cell. */
static bool holds_next(const Lines *lines, size_t i, bool hyphens)
{
    enum { MOST_HYPHENS = 2 };
    size_t n = lines->count, run = 0;
    while (hyphens && run <= MOST_HYPHENS && i + run < n && lines->items[i + run].hyphen)
        run++;
    return i + 1 < n && (i == 0 || i == n - 2 || (run && run <= MOST_HYPHENS));
}

static Unit line_need(const Lines *lines, size_t i, bool hyphens)
{
    Unit need = lines->items[i].height;
    for (; holds_next(lines, i, hyphens); i++)
        need += lines->items[i + 1].height;
    return need;
}

bool paragraph_push(Job *job, Stack *stack, const Words *words, const ParagraphOptions *options, Unit dx, Unit width, Unit before, Unit after,
                    Node *node)
{
    Paragraph *p = arena_make(job->scratch, Paragraph);
    if (!p)
        return diag_memory(job->diags);
    p->words = *words;
    p->node = node;
    if (!words_break(job, words, options, width, &p->lines) || !stack_reserve(job, stack, p->lines.count))
        return false;
    for (size_t i = 0; i < p->lines.count; i++) {
        NoteContext notes = {.job = job, .words = words};
        if (words->has_notes && !line_parts(job->scratch, &p->lines, i, collect_note, &notes))
            return diag_memory(job->diags);
        Slice slice = {.gap = i ? 0 : before,
                       .height = p->lines.items[i].height,
                       .need = options->loose ? 0 : line_need(&p->lines, i, true),
                       .least = options->loose ? 0 : line_need(&p->lines, i, false),
                       .dx = dx,
                       .draw = draw_paragraph_line,
                       .data = p,
                       .index = i,
                       .node = node,
                       .notes = notes.notes};
        if (!stack_push(job, stack, slice))
            return false;
    }
    stack->after = unit_max(stack->after, after);
    return true;
}
