/* running.c: running heads and feet: artifacts, stamped last. */
#include "layout/running.h"

#include "layout/inline.h"

typedef struct Slot {
    const Inlines *inlines;
    Align align;
} Slot;

/* One head or foot: three texts on one line, each broken at the width it has. */
static bool stamp(Job *job, Page *page, const PageInfo *info, const Running *running, const char *style_name, Unit edge, bool up, size_t count)
{
    const TextStyle *style = job_style(job, style_name);
    const Slot slots[] = {{&running->left, ALIGN_LEFT}, {&running->center, ALIGN_CENTER}, {&running->right, ALIGN_RIGHT}};
    size_t used = 0;
    for (size_t i = 0; i < 3; i++)
        used += slots[i].inlines->count > 0;
    Unit lowest = 0, highest = 0;
    for (size_t i = 0; i < 3; i++) {
        if (!slots[i].inlines->count)
            continue;
        WordsOptions options = {.style = style, .bold = -1, .italic = -1, .page = page, .chapter = info->chapter, .page_count = count};
        Words words;
        Stack stack = stack_new(page->body.w);
        Unit width = used > 1 ? page->body.w * 9 / 20 : page->body.w;
        Unit x = slots[i].align == ALIGN_LEFT ? 0 : slots[i].align == ALIGN_RIGHT ? page->body.w - width : (page->body.w - width) / 2;
        ParagraphOptions po = {.align = slots[i].align, .quiet = true, .loose = true};
        if (!words_shape(job, slots[i].inlines, &options, &words) || !paragraph_push(job, &stack, &words, &po, x, width, 0, 0, NULL))
            return false;
        Unit height = stack_height(&stack, 0, stack.count), y = up ? edge : edge - height;
        if (!stack_draw(job, page, &stack, 0, stack.count, page->body.x, y))
            return false;
        lowest = unit_max(lowest, height);
        highest = unit_max(highest, height);
    }
    Unit rule = up ? style->rule_below : style->rule_above;
    Unit y = up ? edge + lowest + style->size / 4 : edge - highest - style->size / 4;
    if (used && rule && !page_line(page, NULL, page->body.x, y, page->body.x + page->body.w, y, style->rule_color, rule))
        return diag_memory(job->diags);
    return true;
}

/* How many pages count as page `i` does: those of the same numbering. */
static size_t pages_of(const Flow *flow, size_t i)
{
    bool front = flow->infos[i].part->kind == PART_FRONT;
    return (size_t)(front ? flow->front_number : flow->body_number);
}

bool running_stamp(Job *job, const Flow *flow)
{
    const PageStyle *style = &job->document->style->page;
    for (size_t i = 0; i < flow->info_count; i++) {
        const PageInfo *info = &flow->infos[i];
        Page *page = job->pages->items[i];
        const Part *part = info->part;
        if (part->header.used && !info->opens_chapter &&
            !stamp(job, page, info, &part->header, "kepala-halaman", style->header, true, pages_of(flow, i)))
            return false;
        if (part->footer.used && !stamp(job, page, info, &part->footer, "kaki-halaman", page->height - style->footer, false, pages_of(flow, i)))
            return false;
    }
    return true;
}
