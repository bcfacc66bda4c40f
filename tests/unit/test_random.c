/* test_random.c: random documents, verified text by text, on the pages and, of each tenth, in the PDF as poppler reads it.
 *
 * SEED, COUNT and TIME (seconds) run others than the usual hundred (make fuzz-layout); a document that fails is made small and kept as build/fuzz-layout/seed-N.xml. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "naskah_random.h"
#include "naskah_verify.h"

typedef struct Session {
    Fonts *fonts;
    Arena *arena; /* of the fonts' messages */
    Diags diags;
    size_t since; /* documents since the fonts were opened */
} Session;

static void run_fonts(Session *run)
{
    if (run->fonts && run->since++ < 200)
        return;
    fonts_drop(run->fonts);
    arena_drop(run->arena);
    run->arena = arena_new();
    run->diags = diags_in(run->arena);
    run->fonts = fonts_new(&run->diags, "fonts/fonts.conf", NULL);
    run->since = 1;
    assert_non_null(run->fonts);
}

static const char *find(void *context, Arena *arena, const char *kind, const char *name)
{
    (void)context;
    return strcmp(kind, "gaya") == 0 ? arena_printf(arena, "templates/gaya/%s.xml", name) : arena_printf(arena, "tests/data/%s", name);
}

static void set_paper(PageStyle *page, int width, int height)
{
    page->width = width * UNIT_PT;
    page->height = height * UNIT_PT;
    page->top = page->bottom = page->height / 10;
    page->left = page->right = page->width / 10;
    page->header = page->footer = page->height / 30;
}

/* ---- the PDF, as poppler reads it ---- */

typedef struct Letters {
    long count[128];
} Letters;

/* Letters and digits; the rest is drawn, or read, in more than one way (hyphens, bullets, leaders). */
static void count_letters(Letters *letters, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (isalnum((unsigned char)text[i]))
            letters->count[(unsigned char)text[i]]++;
}

static const char *compare_letters(const Page *page, size_t number, const Letters *read, Arena *arena, const char **report)
{
    Letters drawn = {0};
    for (size_t i = 0; i < page->count; i++)
        if (is_text(&page->items[i]))
            count_letters(&drawn, page->items[i].u.text.glyphs->text, (size_t)page->items[i].u.text.glyphs->text_len);
    for (int c = 0; c < 128; c++)
        if (drawn.count[c] != read->count[c]) {
            *report = arena_printf(arena, "  page %zu of the PDF: \"%c\" is drawn %ld times, poppler reads %ld\n", number, c, drawn.count[c],
                                   read->count[c]);
            return "PDF differs";
        }
    return NULL;
}

/* Every letter of each page as often as it was placed, and every word on the paper. */
static const char *check_pdf(Laid *l, Arena *arena, const char **report)
{
    PaintOptions options = {.format = PAINT_PDF, .tagged = true, .last = SIZE_MAX};
    const char *path = arena_printf(arena, TEST_BUILD "/tests/random-%d.pdf", getpid()), *kind = NULL; /* two runs at once don't meet */
    if (!paint_pages(arena, &l->diags, l->pages, &options, path))
        return "not painted";
    FILE *f = popen(arena_printf(arena, "pdftotext -bbox %s -", path), "r");
    assert_non_null(f);
    char line[8192], word[4096];
    double width = 0, height = 0, x0, y0, x1, y1;
    size_t page = 0;
    Letters read = {0};
    while (!kind && fgets(line, sizeof line, f)) {
        if (sscanf(line, " <page width=\"%lf\" height=\"%lf\"", &width, &height) == 2) {
            page++;
            memset(&read, 0, sizeof read);
        } else if (sscanf(line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%4095[^<]", &x0, &y0, &x1, &y1, word) == 5) {
            count_letters(&read, word, strlen(word));
            if (x0 < 0 || y0 < 0 || x1 > width || y1 > height) {
                *report = arena_printf(arena, "  page %zu of the PDF: \"%s\" is not on the paper\n", page, word);
                kind = "off the paper";
            }
        } else if (strstr(line, "</page>")) {
            kind = page > l->pages->count ? "more pages" : compare_letters(l->pages->items[page - 1], page, &read, arena, report);
        }
    }
    bool all = kind || page == l->pages->count;
    pclose(f);
    unlink(path);
    return all ? kind : "pages missing";
}

/* Lays the planned document out and verifies it: the first fault's kind, NULL when there is none. `*report`, `*naskah` and, when it failed, `*dump` live in `arena`. */
static const char *check(Session *run, const Plan *plan, Arena *arena, bool poppler, const char **report, const char **naskah, const char **dump)
{
    Random r;
    *naskah = random_naskah(&r, plan, arena);
    *report = "";
    Laid l = {.arena = arena, .fonts = run->fonts};
    l.diags = diags_in(arena);
    l.xml = xmlReadMemory(*naskah, (int)strlen(*naskah), "naskah.xml", NULL, XML_PARSE_BIG_LINES | XML_PARSE_HUGE);
    DocumentOptions options = {.find = find};
    LayoutOptions layout = {.fonts = run->fonts, .image = laid_image};
    bool ok = l.xml && document_read(arena, &l.diags, l.xml, &options, &l.document);
    if (ok) {
        set_paper(&l.document->style->page, r.width, r.height);
        ok = layout_document(arena, &l.diags, l.document, &layout, &l.pages);
    }
    const char *kind = "refused";
    if (ok)
        kind = verify_naskah(&l, &r, report);
    for (size_t i = 0; kind && i < l.diags.count; i++)
        if (!ok || l.diags.items[i].severity >= DIAG_WARNING)
            *report = arena_printf(arena, "%s  %s\n", *report, diag_line(arena, &l.diags.items[i]));
    if (ok && !kind && poppler)
        kind = check_pdf(&l, arena, report);
    *dump = ok && kind ? paint_dump(arena, l.pages) : NULL;
    if (l.xml)
        xmlFreeDoc(l.xml);
    return kind;
}

static bool fails(Session *run, const Plan *plan, const char *kind)
{
    Arena *arena = arena_new();
    const char *report, *naskah, *dump, *now = check(run, plan, arena, false, &report, &naskah, &dump);
    arena_drop(arena);
    return now && strcmp(now, kind) == 0;
}

/* Leaves out blocks, then words, as long as it still fails in the same way. */
static void shrink(Session *run, Plan *plan, const char *kind)
{
    Arena *arena = arena_new();
    Random r;
    random_naskah(&r, plan, arena);
    size_t blocks = r.blocks < PLAN_MOST ? r.blocks : PLAN_MOST, pieces = r.pieces < PLAN_MOST ? r.pieces : PLAN_MOST;
    arena_drop(arena);
    for (size_t i = 0; i < blocks; i++) {
        plan->skip[i] = true;
        plan->skip[i] = fails(run, plan, kind);
    }
    for (size_t i = 0; i < pieces; i++) {
        plan->cut[i] = true;
        plan->cut[i] = fails(run, plan, kind);
    }
}

/* Writes what failed: the naskah, and the pages as a dump. */
static void keep(uint64_t seed, const char *ending, const char *text)
{
    mkdir("build/fuzz-layout", 0777);
    char path[64];
    snprintf(path, sizeof path, "build/fuzz-layout/seed-%llu.%s", (unsigned long long)seed, ending);
    FILE *f = text ? fopen(path, "w") : NULL;
    if (f) {
        fputs(text, f);
        fclose(f);
        print_message("  %s\n", path);
    }
}

static bool check_seed(Session *run, uint64_t seed)
{
    Plan *plan = calloc(1, sizeof *plan);
    plan->seed = seed;
    run_fonts(run);
    Arena *arena = arena_new();
    const char *report, *naskah, *dump;
    const char *kind = check(run, plan, arena, seed % 10 == 0, &report, &naskah, &dump);
    if (kind) {
        print_message("seed %llu\n", (unsigned long long)seed);
        fputs(report, stdout); /* print_message cuts what is long, with its line's end */
        if (getenv("SHRINK")) {
            shrink(run, plan, kind);
            arena_drop(arena);
            arena = arena_new();
            Random r;
            random_naskah(&r, plan, arena);
            check(run, plan, arena, false, &report, &naskah, &dump);
            print_message("  made small, %d x %d pt:\n", r.width, r.height);
            fputs(report, stdout);
            keep(seed, "xml", naskah);
            keep(seed, "txt", dump);
        }
    }
    arena_drop(arena);
    free(plan);
    return !kind;
}

static unsigned long setting(const char *name, unsigned long otherwise)
{
    const char *value = getenv(name);
    return value && *value ? strtoul(value, NULL, 10) : otherwise;
}

static void random_documents_keep_the_promises(void **state)
{
    (void)state;
    unsigned long seed = setting("SEED", 1), count = setting("COUNT", 100), seconds = setting("TIME", 0), bad = 0, n = 0;
    time_t end = seconds ? time(NULL) + (time_t)seconds : 0;
    Session run = {0};
    for (; n < count && (!end || time(NULL) < end); n++)
        bad += !check_seed(&run, seed + n);
    if (getenv("COUNT"))
        print_message("%lu documents, seeds %lu to %lu: %lu failed\n", n, seed, seed + n - 1, bad);
    fonts_drop(run.fonts);
    arena_drop(run.arena);
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_documents_keep_the_promises),
    };
    return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
