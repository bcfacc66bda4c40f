/* block.c: paragraphs, lists, rules and spaces, and the way to the other kinds of block. */
#include "layout/block.h"

#include <string.h>

#include "layout/table.h"

/* The node of a block: its role under the setting's parent; with the block's own language where it has one. */
static Node *block_node(Job *job, const Block *block, Node *parent, Role role)
{
    Node *node = pages_node(job->pages, parent, role);
    if (!node) {
        diag_memory(job->diags);
        return NULL;
    }
    node->lang = block->lang;
    return node;
}

/* Names the place where the next slice of the stack will stand. */
static void name_first(Stack *stack, size_t first, const char *id)
{
    if (id && stack->count > first && !stack->items[first].dest)
        stack->items[first].dest = id;
}

bool text_stack(Job *job, const Inlines *text, const char *style_name, const Setting *setting, Node *node, Unit dx, Unit width, bool balanced,
                Place at, Stack *stack)
{
    const TextStyle *style = job_style(job, style_name);
    WordsOptions options = {
        .style = style, .size = setting->size, .bold = setting->bold, .italic = -1, .node = node, .at = at, .fraction = setting->fraction};
    Words words;
    if (!words_fit(job, text, &options, width - style->left - style->right, &words))
        return false;
    Align align = align_of_cell(setting->align, align_of_style(style->align));
    ParagraphOptions po = {.align = align, .balanced = balanced, .first_indent = style->first_indent, .loose = setting->tight};
    Unit before = setting->tight ? 0 : style->before, after = setting->tight ? 0 : style->after;
    size_t first = stack->count;
    return dress_above(job, stack, style, dx, width, &before) &&
           paragraph_push(job, stack, &words, &po, dx + style->left, width - style->left - style->right, before, after, node) &&
           dress_below(job, stack, first, style, dx, width);
}

/* A paragraph with a bookmark is the heading of what follows, however it looks. */
static bool mark_heading(Job *job, const Block *block, Node *node, Stack *stack, size_t first)
{
    static const Role roles[] = {ROLE_H1, ROLE_H2, ROLE_H3, ROLE_H4};
    const char *id = block->id ? block->id : arena_printf(job->arena, "penanda-%zu", job->pages->bookmark_count + 1);
    int level = block->u.paragraph.level;
    node->role = roles[level - 1];
    node->title = block->u.paragraph.bookmark;
    for (size_t i = first; i < stack->count; i++)
        stack->items[i].keep_next = true;
    if (stack->count > first)
        stack->items[first].dest = id;
    return (id && pages_bookmark(job->pages, level, node->title, id)) || diag_memory(job->diags);
}

static bool paragraph_stack(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack)
{
    const char *style = block->u.paragraph.style ? block->u.paragraph.style : setting->style;
    Setting own = *setting;
    if (block->u.paragraph.align != CELL_DEFAULT)
        own.align = block->u.paragraph.align;
    if (block->u.paragraph.style)
        own.size = 0;
    if (block->u.paragraph.bookmark && !setting->node && !pages_section(job->pages, block->u.paragraph.level))
        return diag_memory(job->diags);
    Node *node = block_node(job, block, setting->node, ROLE_P);
    size_t first = stack->count;
    if (!node ||
        !text_stack(job, &block->u.paragraph.text, style, &own, node, 0, width, job_style(job, style)->align == STYLE_CENTER, block->at, stack))
        return false;
    if (block->u.paragraph.keep_next || job_style(job, style)->keep_next)
        for (size_t i = first; i < stack->count; i++)
            stack->items[i].keep_next = true;
    return !block->u.paragraph.bookmark || mark_heading(job, block, node, stack, first);
}

/* ---- lists ---- */

static const char *const list_numbering[] = {[LIST_NONE] = "None",
                                             [LIST_BULLET] = "Disc",
                                             [LIST_DASH] = "Disc",
                                             [LIST_DECIMAL] = "Decimal",
                                             [LIST_DECIMAL_PAREN] = "Decimal",
                                             [LIST_DECIMAL_PARENS] = "Decimal",
                                             [LIST_ALPHA] = "LowerAlpha",
                                             [LIST_ALPHA_PAREN] = "LowerAlpha",
                                             [LIST_ROMAN] = "UpperRoman"};

/* Shapes a label and appends it to nothing: a slice that another one draws along. */
static Slice *label_slice(Job *job, const char *text, const Setting *setting, Node *node, Unit *width)
{
    const TextStyle *style = job_style(job, setting->style);
    WordsOptions options = {.style = style, .size = setting->size, .bold = setting->bold, .italic = -1, .node = node};
    Stack own = stack_new(0);
    Words words;
    if (!words_plain(job, text, &options, &words))
        return NULL;
    *width = text_natural_width(words.text);
    ParagraphOptions po = {.align = ALIGN_LEFT, .loose = true, .quiet = true};
    if (!paragraph_push(job, &own, &words, &po, 0, *width, 0, 0, node))
        return NULL;
    return own.items;
}

static bool item_stack(Job *job, const ListItem *item, Slice *label, const Setting *setting, Unit indent, Unit width, Stack *stack)
{
    Node *body = pages_node(job->pages, setting->node, ROLE_LBODY);
    if (!body)
        return diag_memory(job->diags);
    Setting own = *setting;
    own.node = body;
    size_t first = stack->count;
    if (!blocks_stack(job, &item->blocks, &own, width - indent, stack))
        return false;
    if (stack->count == first && !stack_push(job, stack, (Slice){.height = label->height}))
        return false;
    for (size_t i = first; i < stack->count; i++) {
        stack->items[i].dx += indent;
        for (Slice *s = stack->items[i].also; s; s = s->also)
            s->dx += indent;
    }
    /* The label stands in the first line; an inner list's label may hang there already. */
    label->also = stack->items[first].also;
    stack->items[first].also = label;
    return true;
}

static bool list_stack(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack)
{
    Node *list = block_node(job, block, setting->node, ROLE_L);
    if (!list)
        return false;
    list->numbering = list_numbering[block->u.list.kind];
    size_t n = block->u.list.count;
    Slice **labels = arena_array(job->scratch, Slice *, n + 1);
    Node **items = arena_array(job->scratch, Node *, n + 1);
    if (!labels || !items)
        return diag_memory(job->diags);
    const TextStyle *style = job_style(job, setting->style);
    Unit size = setting->size ? setting->size : style->size, widest = 0;
    for (size_t i = 0; i < n; i++) {
        items[i] = pages_node(job->pages, list, ROLE_LI);
        Node *mark = items[i] ? pages_node(job->pages, items[i], ROLE_LBL) : NULL;
        Unit w;
        if (!mark)
            return diag_memory(job->diags);
        if (!(labels[i] = label_slice(job, block->u.list.items[i].label ? block->u.list.items[i].label : "", setting, mark, &w)))
            return false;
        widest = unit_max(widest, w);
    }
    Unit indent = block->u.list.kind == LIST_NONE ? size : unit_max(widest + size * 2 / 5, size * 3 / 2);
    indent = unit_min(indent, width / 2);
    Setting own = *setting;
    Unit between = setting->tight || block->u.list.tight ? 0 : job_style(job, "butir")->after;
    own.tight = setting->tight || block->u.list.tight;
    for (size_t i = 0; i < n; i++) {
        own.node = items[i];
        if (i)
            stack->after = own.tight ? 0 : block->u.list.items[i - 1].blocks.count > 1 ? unit_max(stack->after, between) : between;
        if (!item_stack(job, &block->u.list.items[i], labels[i], &own, indent, width, stack))
            return false;
    }
    if (!setting->tight)
        stack->after = unit_max(stack->after, style->after);
    return true;
}

/* ---- rules and spaces ---- */

static bool draw_rule(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    const Block *block = slice->data;
    Unit t = block->u.rule.thickness, width = (Unit)slice->index;
    Color color = block->u.rule.color.a ? block->u.rule.color : (Color){0, 0, 0, 255};
    return page_line(page, NULL, x, y + t / 2, x + width, y + t / 2, color, t) || diag_memory(job->diags);
}

static bool rule_stack(Job *job, const Block *block, Unit width, Stack *stack)
{
    Slice slice = {.height = block->u.rule.thickness, .draw = draw_rule, .data = block, .index = (size_t)width};
    return stack_push(job, stack, slice) != NULL;
}

static bool space_stack(Job *job, const Block *block, Stack *stack)
{
    Slice slice = {.height = unit_min(block->u.space.height, job->body_height), .stretch = block->u.space.stretch};
    return stack_push(job, stack, slice) != NULL;
}

static bool formula_stack(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack)
{
    Node *node = block_node(job, block, setting->node, ROLE_FORMULA);
    if (!node)
        return false;
    node->alt = inlines_plain(job->arena, &block->u.formula.text);
    Setting own = *setting;
    own.align = block->u.formula.align != CELL_DEFAULT ? block->u.formula.align : setting->tight ? setting->align : CELL_CENTER;
    return text_stack(job, &block->u.formula.text, setting->tight ? setting->style : "rumus", &own, node, 0, width, false, block->at, stack);
}

/* ---- the way to each kind ---- */

static bool dispatch(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        return heading_stack(job, block, setting->node, width, stack);
    case BLOCK_PARAGRAPH:
        return paragraph_stack(job, block, setting, width, stack);
    case BLOCK_LIST:
        return list_stack(job, block, setting, width, stack);
    case BLOCK_TABLE:
        return table_stack(job, block, setting, width, stack);
    case BLOCK_IMAGE:
    case BLOCK_GALLERY:
    case BLOCK_CHART:
    case BLOCK_TREE:
    case BLOCK_MAP:
        return figure_stack(job, block, setting->node, width, stack);
    case BLOCK_FORMULA:
        return formula_stack(job, block, setting, width, stack);
    case BLOCK_SIGNATURES:
        return signature_stack(job, block, setting->node, width, stack);
    case BLOCK_BOX:
        return box_stack(job, block, setting, width, stack);
    case BLOCK_LETTERHEAD:
        return letterhead_stack(job, block, setting->node, width, stack);
    case BLOCK_SPACE:
        return space_stack(job, block, stack);
    case BLOCK_RULE:
        return rule_stack(job, block, width, stack);
    case BLOCK_SECTION:
        return blocks_stack(job, &block->u.section.blocks, setting, width, stack);
    case BLOCK_CONTENTS:
    case BLOCK_PAGE_BREAK:
        return true;
    }
    return true;
}

bool block_stack(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack)
{
    if (job->depth >= LAYOUT_MAX_DEPTH)
        return diag_error(job->diags, block->at, "L102", _("blocks stand more than %d deep in each other; make the nesting flatter"),
                          LAYOUT_MAX_DEPTH);
    size_t first = stack->count;
    job->depth++;
    bool ok = dispatch(job, block, setting, unit_max(width, UNIT_PT), stack);
    job->depth--;
    name_first(stack, first, block->id);
    return ok;
}

bool blocks_stack(Job *job, const Blocks *blocks, const Setting *setting, Unit width, Stack *stack)
{
    for (size_t i = 0; i < blocks->count; i++)
        if (!block_stack(job, blocks->items[i], setting, width, stack))
            return false;
    return true;
}

/* The note's slices, made in the pages' arena, because a note may wait for the next page. */
static bool note_fill(Job *job, const Blocks *blocks, const char *mark, Node *node, Stack *out)
{
    *out = stack_new(job->body_width);
    Setting setting = {.style = "catatan-kaki", .bold = -1, .tight = true, .node = node};
    Unit label_width;
    Slice *label = label_slice(job, mark, &setting, node, &label_width);
    if (!label)
        return false;
    Unit indent = unit_max(label_width + job_style(job, "catatan-kaki")->size / 3, UNIT_PT * 8);
    if (!blocks_stack(job, blocks, &setting, out->width - indent, out))
        return false;
    for (size_t i = 0; i < out->count; i++)
        out->items[i].dx += indent;
    if (out->count)
        out->items[0].also = label;
    return true;
}

/* The note if its text was met before: it is one of the last as a rule. */
static const Noted *noted(const Job *job, const Blocks *blocks)
{
    for (size_t i = job->note_count; i-- > 0;)
        if (job->notes[i].blocks == blocks)
            return &job->notes[i];
    return NULL;
}

bool note_stack(Job *job, const Blocks *blocks, Stack **out, char **mark)
{
    const Noted *known = noted(job, blocks);
    if (known) {
        *out = known->stack;
        *mark = known->mark;
        return true;
    }
    if (!arena_grow(job->arena, &job->notes, job->note_count, &job->note_cap))
        return diag_memory(job->diags);
    *mark = arena_printf(job->arena, "%zu", job->note_count + 1);
    *out = arena_make(job->arena, Stack);
    Node *node = pages_node(job->pages, NULL, ROLE_NOTE);
    if (!*mark || !*out || !node)
        return diag_memory(job->diags);
    job->notes[job->note_count++] = (Noted){blocks, *out, *mark, node};
    Arena *scratch = job->scratch;
    job->scratch = job->arena;
    bool ok = note_fill(job, blocks, *mark, node, *out);
    job->scratch = scratch;
    return ok;
}

void notes_forget(Job *job, size_t count)
{
    while (job->note_count > count)
        node_detach(job->notes[--job->note_count].node);
}
