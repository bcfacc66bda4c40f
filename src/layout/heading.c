/* heading.c: headings and captions: a number and a title.
 *
 * Chapters print their number on a line of its own; deeper headings hang their title behind it. */
#include "layout/block.h"

#include <string.h>

static const Role heading_roles[] = {ROLE_H1, ROLE_H2, ROLE_H3, ROLE_H4};
static const char *const heading_styles[] = {"bab", "subbab", "subbab3", "subbab4"};

static bool push_title(Job *job, const Inlines *title, const char *style_name, Node *node, Place at, Unit dx, Unit width, Stack *stack)
{
    const TextStyle *style = job_style(job, style_name);
    WordsOptions options = {.style = style, .bold = -1, .italic = -1, .node = node, .at = at};
    Words words;
    if (!words_fit(job, title, &options, width - style->left - style->right, &words))
        return false;
    ParagraphOptions po = {.align = align_of_style(style->align), .balanced = style->align == STYLE_CENTER};
    Unit before = style->before;
    size_t first = stack->count;
    /* A number that hangs in front stands on the same ground. */
    return dress_above(job, stack, style, 0, dx + width, &before) &&
           paragraph_push(job, stack, &words, &po, dx + style->left, width - style->left - style->right, before, style->after, node) &&
           dress_below(job, stack, first, style, 0, dx + width);
}

/* The number of a chapter or an annex, on its own line. */
static bool push_number(Job *job, const char *label, const char *style, Node *node, Unit width, Stack *stack)
{
    Run run = {.kind = RUN_TEXT, .text = label};
    return push_title(job, &(Inlines){&run, 1, 1}, style, node, (Place){0}, 0, width, stack);
}

/* "1.2 Title": the number first, the title's lines hanging behind it. */
static bool push_hanging(Job *job, const Block *block, const char *style_name, Node *node, Unit width, Stack *stack)
{
    const TextStyle *style = job_style(job, style_name);
    WordsOptions options = {.style = style, .bold = -1, .italic = -1, .node = node};
    Words words;
    Stack number = stack_new(width);
    if (!words_plain(job, block->label, &options, &words))
        return false;
    Unit label_width = text_natural_width(words.text);
    ParagraphOptions po = {.align = ALIGN_LEFT, .loose = true, .quiet = true};
    if (!paragraph_push(job, &number, &words, &po, style->left, label_width, 0, 0, node))
        return false;
    Unit hang = unit_min(unit_max(label_width + style->size * 3 / 5, style->size * 2), width / 2);
    size_t first = stack->count;
    if (!push_title(job, &block->title, style_name, node, block->at, hang, width - hang, stack))
        return false;
    first += style->rule_above ? 1 : 0;
    number.items[0].also = stack->items[first].also;
    stack->items[first].also = &number.items[0];
    return true;
}

bool heading_stack(Job *job, const Block *block, Node *parent, Unit width, Stack *stack)
{
    int level = block->u.heading.level < 1 ? 1 : block->u.heading.level > 4 ? 4 : block->u.heading.level;
    if (!parent && !(parent = pages_section(job->pages, level)))
        return diag_memory(job->diags);
    Node *node = pages_node(job->pages, parent, heading_roles[level - 1]);
    if (!node)
        return diag_memory(job->diags);
    node->title = block->plain;
    node->lang = block->lang;
    bool annex = block->u.heading.annex && style_has_text(job->document->style, "lampiran");
    const char *style = block->u.heading.front ? "depan" : annex ? "lampiran" : heading_styles[level - 1];
    size_t first = stack->count;
    bool ok;
    if (!block->label)
        ok = push_title(job, &block->title, style, node, block->at, 0, width, stack);
    else if (level == 1)
        ok = push_number(job, block->label, annex ? "lampiran-nomor" : "bab-nomor", node, width, stack) &&
             push_title(job, &block->title, style, node, block->at, 0, width, stack);
    else
        ok = push_hanging(job, block, style, node, width, stack);
    for (size_t i = first; i < stack->count; i++)
        stack->items[i].keep_next = true;
    if (!ok || !block->id || stack->count == first)
        return ok;
    stack->items[first].dest = block->id;
    const char *title = block->label ? arena_printf(job->arena, "%s %s", block->label, block->plain) : block->plain;
    return (title && pages_bookmark(job->pages, level, title, block->id)) || diag_memory(job->diags);
}

bool caption_stack(Job *job, const Block *block, const char *style_name, const char *more, Node *node, Unit width, Stack *stack)
{
    if (!block->title.count && !block->label)
        return true;
    const TextStyle *style = job_style(job, style_name);
    const char *prefix = block->label ? arena_printf(job->arena, block->title.count ? "%s  " : "%s", block->label) : NULL;
    if (block->label && !prefix)
        return diag_memory(job->diags);
    WordsOptions options = {.style = style, .bold = -1, .italic = -1, .node = node, .at = block->at, .prefix = prefix, .suffix = more};
    Words words;
    if (!words_fit(job, &block->title, &options, width - style->left - style->right, &words))
        return false;
    ParagraphOptions po = {.align = align_of_style(style->align), .balanced = true};
    return paragraph_push(job, stack, &words, &po, style->left, width - style->left - style->right, style->before, style->after, node);
}
