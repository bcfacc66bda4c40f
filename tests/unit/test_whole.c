/* test_whole.c: the example office's report, from the built program, read back with poppler and qpdf. */
#include "program.h"

#include <ctype.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>

enum { MAX_PAGES = 400 };

static const char *pdf, *naskah_file;
static xmlDocPtr naskah;
static Result made;
static const char *pages[MAX_PAGES]; /* of each, its text, squeezed, in reading order, without the running heads */
static size_t page_count;
static const char *all;                    /* of all pages, joined */
static json_t *json, *objects, *page_list; /* what qpdf says of the PDF */

/* ---- reading ---- */

static const char *attribute(const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    const char *copy = value ? arena_strdup(arena, (const char *)value) : NULL;
    xmlFree(value);
    return copy;
}

static const char *content(const xmlNode *node)
{
    xmlChar *value = xmlNodeGetContent(node);
    const char *copy = arena_strdup(arena, (const char *)value);
    xmlFree(value);
    return copy;
}

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static bool is_one_of(const xmlNode *node, const char *names)
{
    if (node->type != XML_ELEMENT_NODE)
        return false;
    const char *padded = arena_printf(arena, " %s ", names);
    return strstr(padded, arena_printf(arena, " %s ", (const char *)node->name)) != NULL;
}

static double evaluate(xmlDocPtr doc, const char *path)
{
    xmlXPathContextPtr context = xmlXPathNewContext(doc);
    xmlXPathObjectPtr value = xmlXPathEvalExpression((const xmlChar *)path, context);
    double number = xmlXPathCastToNumber(value);
    xmlXPathFreeObject(value);
    xmlXPathFreeContext(context);
    return number;
}

/* Running heads are painted after the page's own text: everything from the last place of the head on, or the page's number alone. */
static bool ends_with(const char *text, size_t n, const char *end)
{
    size_t m = strlen(end);
    return n > m && strncmp(text + n - m, end, m) == 0;
}

/* Length of what stands at the foot of a page without a running head: the number of the front matter, or the title and number of a chapter that begins there. */
static size_t foot_length(const char *text)
{
    static const char *const roman[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"};
    size_t n = strlen(text), body = n;
    if (page_count < sizeof roman / sizeof *roman && ends_with(text, n, roman[page_count]))
        return strlen(roman[page_count]);
    while (body && isdigit((unsigned char)text[body - 1]))
        body--;
    for (const xmlNode *part = xmlDocGetRootElement(naskah)->children; body < n && part; part = part->next) {
        for (const xmlNode *b = is(part, "isi") ? part->children : NULL; b; b = b->next) {
            const char *title = is(b, "bab") ? attribute(b, "judul") : NULL;
            const char *foot = title ? squeeze(title, strlen(title)) : "";
            if (*foot && ends_with(text, body, foot))
                return n - body + strlen(foot);
        }
    }
    return 0;
}

static const char *without_running_heads(const char *text)
{
    static const char *head;
    if (!head) {
        const char *h = "";
        for (const xmlNode *n = xmlDocGetRootElement(naskah)->children; n; n = n->next)
            if (is(n, "kepala-halaman"))
                h = content(n);
        head = squeeze(h, strlen(h));
    }
    const char *cut = text + strlen(text);
    for (const char *p = strstr(text, head); *head && p; p = strstr(p + 1, head))
        cut = p;
    if (!*cut)
        cut -= foot_length(text);
    return arena_strndup(arena, text, (size_t)(cut - text));
}

static void read_pages(void)
{
    char *text = (char *)succeed("pdftotext -raw -enc UTF-8 %s -", pdf);
    Buffer joined = buffer_in(arena);
    for (char *end; (end = strchr(text, '\f')); text = end + 1) {
        assert_true(page_count < MAX_PAGES);
        pages[page_count] = without_running_heads(squeeze(text, (size_t)(end - text)));
        buffer_put(&joined, pages[page_count++]);
    }
    all = buffer_text(&joined);
}

static int setup(void **state)
{
    if (begin_run(state) != 0)
        return -1;
    pdf = temporary("laporan.pdf");
    naskah_file = temporary("naskah.xml");
    made = run(LKIP " laporan examples/dumai --tahun 2024 -o %s", pdf);
    succeed(LKIP " naskah examples/dumai --tahun 2024 -o %s", naskah_file);
    naskah = xmlReadFile(naskah_file, NULL, XML_PARSE_NONET);
    assert_non_null(naskah);
    read_pages();
    json = json_loads(succeed("qpdf --json=2 --json-key=pages --json-key=qpdf %s", pdf), 0, NULL);
    assert_non_null(json);
    page_list = json_object_get(json, "pages");
    objects = json_array_get(json_object_get(json, "qpdf"), 1);
    return 0;
}

static int teardown(void **state)
{
    xmlFreeDoc(naskah);
    json_decref(json);
    return end_run(state);
}

static void assert_printed(const char *text)
{
    const char *wanted = squeeze(text, strlen(text));
    if (!strstr(all, wanted))
        fail_msg("not in the report: %s", text);
}

/* ---- the report ---- */

static void test_report_is_made(void **state)
{
    (void)state;
    assert_int_equal(made.status, 0);
    assert_has(made.out, pdf);
    assert_null(strstr(made.err, "error ["));
    assert_null(strstr(made.err, "peringatan ["));
    assert_true(page_count > 40);
    assert_int_equal(page_count, json_array_size(page_list));
}

static void test_figures_of_the_office(void **state)
{
    (void)state;
    static const char *const figures[] = {
        "29.296.151.220",
        "18.271.892.297",
        "62,37 %",
        "20.000.669.600",
        "dua puluh sembilan miliar dua ratus sembilan puluh enam juta seratus lima puluh satu ribu dua ratus dua puluh rupiah",
        "delapan belas miliar dua ratus tujuh puluh satu juta delapan ratus sembilan puluh dua ribu dua ratus sembilan puluh tujuh rupiah",
        "(31 : 36) x 100 = 86,11 %",
        "107,64",
        "100 % dibagi 88,89 % = 1,13",
        "107,64 % dibagi 65,25 % = 1,65",
        "100 % dibagi 67,90 % = 1,47",
        "100 % dibagi 45,82 % = 2,18",
    };
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        assert_printed(figures[i]);
}

/* ---- the programme table, recomputed from rupiah ---- */

typedef struct Budget {
    const char *code, *name;
    long long pagu, serapan;
} Budget;

static Budget budgets[200];
static size_t budget_count;

static void list_codes(const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (is_one_of(n, "program kegiatan subkegiatan") && attribute(n, "kode")) {
            Budget *b = &budgets[budget_count++];
            b->code = attribute(n, "kode");
            for (const xmlNode *k = n->children; k; k = k->next)
                if (is(k, "nama"))
                    b->name = content(k);
        }
        if (n->type == XML_ELEMENT_NODE)
            list_codes(n);
    }
}

/* Adds an amount to a code and to all that it belongs to. */
static void add(const char *code, long long pagu, long long serapan)
{
    for (size_t i = 0; i < budget_count; i++) {
        size_t len = strlen(budgets[i].code);
        if (strncmp(code, budgets[i].code, len) == 0 && (code[len] == '.' || !code[len])) {
            budgets[i].pagu += pagu;
            budgets[i].serapan += serapan;
        }
    }
}

/* False when it is not known, or not stated. */
static bool amount(const xmlNode *node, const char *name, long long *out)
{
    const char *value = attribute(node, name);
    *out = value ? atoll(value) : 0;
    return value && *value && *value != '?';
}

static void add_year(const xmlNode *list)
{
    for (const xmlNode *n = list->children; n; n = n->next) {
        const char *code = n->type == XML_ELEMENT_NODE ? attribute(n, "kode") : NULL;
        if (!code || strlen(code) < strlen("1.06.01.2.01.0001"))
            continue;
        long long sum = 0, part;
        if (is(n, "pagu") && (amount(n, "perubahan", &sum) || amount(n, "murni", &sum)))
            add(code, sum, 0);
        if (is(n, "serapan")) {
            bool known = true;
            for (int q = 1; q <= 4; q++, sum += part)
                known = amount(n, arena_printf(arena, "tw%d", q), &part) && known;
            add(code, 0, known || !amount(n, "jumlah", &part) ? sum : part);
        }
    }
}

static const char *rupiah(long long n)
{
    const char *digits = arena_printf(arena, "%lld", n);
    Buffer out = buffer_in(arena);
    for (size_t i = 0, len = strlen(digits); i < len; i++) {
        if (i && (len - i) % 3 == 0)
            buffer_put_char(&out, '.');
        buffer_put_char(&out, digits[i]);
    }
    return buffer_text(&out);
}

/* Two digits at most, half up, no zeros at the end. */
static const char *percentage(long long part, long long whole)
{
    long long hundredths = (part * 20000 + whole) / (2 * whole);
    if (hundredths % 100 == 0)
        return arena_printf(arena, "%lld", hundredths / 100);
    if (hundredths % 10 == 0)
        return arena_printf(arena, "%lld,%lld", hundredths / 100, hundredths % 100 / 10);
    return arena_printf(arena, "%lld,%02lld", hundredths / 100, hundredths % 100);
}

static void test_programme_table(void **state)
{
    (void)state;
    xmlDocPtr plan = xmlReadFile("examples/dumai/renstra.xml", NULL, 0), year = xmlReadFile("examples/dumai/tahun-2024.xml", NULL, 0);
    list_codes(xmlDocGetRootElement(plan));
    for (const xmlNode *n = xmlDocGetRootElement(year)->children; n; n = n->next)
        if (is(n, "anggaran"))
            add_year(n);
    int rows = 0, wrong = 0;
    for (size_t i = 0; i < budget_count; i++) {
        const Budget *b = &budgets[i];
        if (b->pagu <= 0)
            continue;
        const char *row = arena_printf(arena, "%s %s %s %s %s %s", b->code, b->name, rupiah(b->pagu), rupiah(b->serapan),
                                       rupiah(b->pagu - b->serapan), percentage(b->serapan, b->pagu));
        rows++;
        if (!strstr(all, squeeze(row, strlen(row)))) {
            print_error("not in the table: %s\n", row);
            wrong++;
        }
    }
    assert_int_equal(rows, 9 + 18 + 62);
    assert_int_equal(wrong, 0);
    xmlFreeDoc(plan);
    xmlFreeDoc(year);
}

/* ---- the contents lists ---- */

typedef struct Word {
    double x, y; /* its middle, from the left lower corner */
    const char *text;
} Word;

/* One entry of a contents list: all links to one place, and the words in them. */
typedef struct Entry {
    const char *target, *title; /* what the link says */
    size_t page;                /* of the target */
    Buffer words;
} Entry;

static json_t *resolve(json_t *value)
{
    const char *text = json_string_value(value);
    if (!text || !strstr(text, " R"))
        return value;
    json_t *object = json_object_get(objects, arena_printf(arena, "obj:%s", text));
    return object ? json_object_get(object, "value") : value;
}

static const char *plain(json_t *value)
{
    const char *text = json_string_value(value);
    return text && strncmp(text, "u:", 2) == 0 ? text + 2 : text;
}

static size_t page_of(const char *object)
{
    for (size_t i = 0; i < json_array_size(page_list); i++)
        if (strcmp(json_string_value(json_object_get(json_array_get(page_list, i), "object")), object) == 0)
            return i;
    fail_msg("a link leads to %s, which is no page", object);
    return 0;
}

static const char *label_of(size_t page)
{
    json_t *label = json_object_get(json_array_get(page_list, page), "label");
    const char *prefix = plain(json_object_get(label, "/P")), *style = json_string_value(json_object_get(label, "/S"));
    if (style && strcmp(style, "/D") == 0)
        return arena_printf(arena, "%s%lld", prefix ? prefix : "", (long long)json_integer_value(json_object_get(label, "/St")));
    return prefix ? prefix : "";
}

static double number_in(const char *line, const char *name)
{
    const char *at = strstr(line, name);
    return at ? atof(at + strlen(name)) : -1;
}

/* The words of a page of the PDF. */
static size_t words_of(size_t page, Word *words, size_t max)
{
    char *text = (char *)succeed("pdftotext -bbox -f %zu -l %zu %s -", page + 1, page + 1, pdf);
    double height = number_in(text, "height=\"");
    size_t count = 0;
    for (char *line = strstr(text, "<word "); line && count < max; line = strstr(line + 1, "<word ")) {
        char *begin = strchr(line, '>') + 1, *end = strstr(begin, "</word>");
        words[count++] =
            (Word){(number_in(line, "xMin=\"") + number_in(line, "xMax=\"")) / 2,
                   height - (number_in(line, "yMin=\"") + number_in(line, "yMax=\"")) / 2, arena_strndup(arena, begin, (size_t)(end - begin))};
    }
    return count;
}

static Entry entries[400];
static size_t entry_count;

static Entry *entry_for(json_t *link)
{
    json_t *dest = json_object_get(link, "/Dest");
    const char *object = json_string_value(json_array_get(dest, 0));
    const char *target = arena_printf(arena, "%s %g", object, json_number_value(json_array_get(dest, 3)));
    if (entry_count && strcmp(entries[entry_count - 1].target, target) == 0)
        return &entries[entry_count - 1];
    assert_true(entry_count < sizeof entries / sizeof *entries);
    entries[entry_count] = (Entry){target, plain(json_object_get(link, "/Contents")), page_of(object), buffer_in(arena)};
    return &entries[entry_count++];
}

/* Collects the entries of a page. */
static void read_entries(size_t page)
{
    static Word words[4000];
    size_t count = words_of(page, words, sizeof words / sizeof *words);
    json_t *object = json_object_get(json_array_get(page_list, page), "object");
    json_t *annotations = resolve(json_object_get(resolve(object), "/Annots"));
    for (size_t i = 0; i < json_array_size(annotations); i++) {
        json_t *link = resolve(json_array_get(annotations, i)), *rect = json_object_get(link, "/Rect");
        if (!json_object_get(link, "/Dest"))
            continue;
        double r[4];
        for (size_t k = 0; k < 4; k++)
            r[k] = json_number_value(json_array_get(rect, k));
        Entry *entry = entry_for(link);
        for (size_t w = 0; w < count; w++)
            if (words[w].x > r[0] && words[w].x < r[2] && words[w].y > r[1] && words[w].y < r[3] && strcmp(words[w].text, ".") != 0)
                buffer_printf(&entry->words, "%s ", words[w].text);
    }
}

/* How many headings, tables, figures and annexes of the naskah must be listed. */
static size_t listed(void)
{
    return (size_t)evaluate(naskah,
                            "count(//bab[not(@daftar='tidak')] | //lampiran[not(@daftar='tidak')])"
                            " + count(//subbab[not(@daftar='tidak')][not(ancestor::lampiran)][count(ancestor::subbab) < 2])"
                            " + count(//lampiran[not(@daftar='tidak')])"
                            " + count(//*[self::tabel or self::gambar or self::grafik or self::pohon or self::peta or self::galeri][@judul != "
                            "''][not(@daftar='tidak')][not(@nomor='tidak')])");
}

static void test_contents_lists(void **state)
{
    (void)state;
    for (size_t i = 0; i < page_count && strncmp(pages[i], "babipendahuluan", 15) != 0; i++)
        if (entry_count || strncmp(pages[i], "daftarisi", 9) == 0)
            read_entries(i);
    assert_true(entry_count > 60);
    for (size_t i = 0; i < entry_count; i++) {
        const Entry *e = &entries[i];
        char *words = (char *)buffer_text(&e->words), *last = words + strlen(words) - 1;
        *last = '\0';
        last = strrchr(words, ' ');
        assert_non_null(last);
        *last++ = '\0';
        const char *entry = squeeze(words, strlen(words)), *title = squeeze(e->title, strlen(e->title));
        if (strcmp(last, label_of(e->page)) != 0)
            fail_msg("the list says page %s, but \"%s\" stands on %s", last, words, label_of(e->page));
        if (!strstr(entry, title))
            fail_msg("the link says \"%s\", the list \"%s\"", e->title, words);
        if (!strstr(pages[e->page], title))
            fail_msg("\"%s\" is not on page %s", e->title, last);
        if (strncmp(entry, "tabel", 5) == 0 && !strstr(pages[e->page], entry))
            fail_msg("\"%s\" is not on page %s", words, last);
    }
    assert_int_equal(entry_count, listed());
}

/* ---- the file ---- */

static void test_sound(void **state)
{
    (void)state;
    assert_has(succeed("qpdf --check %s 2>&1", pdf), "No syntax or stream encoding errors found");
    const char *fonts = succeed("pdffonts %s", pdf);
    assert_has(fonts, "LiberationSans");
    for (const char *line = strchr(strchr(fonts, '\n') + 1, '\n') + 1; line && *line; line = strchr(line, '\n') + 1) {
        assert_int_equal(line[6], '+'); /* a subset */
        assert_has(arena_strndup(arena, line, strcspn(line, "\n")), "yes yes yes");
    }
}

/* Running heads stand inside the page's margins from the paper's edge; the body inside its own. */
static void test_margins(void **state)
{
    (void)state;
    const double left = 85.0, right = 56.6, edge = 28.0;
    char *text = (char *)succeed("pdftotext -bbox %s -", pdf);
    double width = 0, height = 0;
    size_t words = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        if (strstr(line, "<page ")) {
            width = number_in(line, "width=\"");
            height = number_in(line, "height=\"");
        } else if (strstr(line, "<word ")) {
            words++;
            if (number_in(line, "xMin=\"") < left - 0.5 || number_in(line, "xMax=\"") > width - right + 0.5 || number_in(line, "yMin=\"") < edge ||
                number_in(line, "yMax=\"") > height - edge)
                fail_msg("outside the margins of a page of %g x %g: %s", width, height, line);
        }
    }
    assert_true(words > 10000);
}

static void test_no_page_is_empty(void **state)
{
    (void)state;
    for (size_t i = 0; i < page_count; i++)
        if (strlen(pages[i]) < 40)
            fail_msg("page %zu holds only \"%s\"", i + 1, pages[i]);
}

/* ---- nothing is lost ---- */

static const char *cursor; /* in `all`: what stands before has been found */
static size_t runs, lost;

/* Looks for a run of text after the one before; `moves`: what follows stands after it. */
static void find_run(const char *text, bool moves)
{
    const char *wanted = squeeze(text, strlen(text));
    if (!*wanted)
        return;
    const char *at = strstr(cursor, wanted);
    runs++;
    if (!at) {
        print_error("%s: %.300s\n", strstr(all, wanted) ? "not in its order" : "lost", text);
        lost++;
    } else if (moves) {
        cursor = at + strlen(wanted);
    }
}

/* Every text of the naskah below `node`, in order. In drawings and beside each other (trees, maps, signatures, fractions) the order is another one, but all are there. */
static void find_all(const xmlNode *node, bool moves)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            find_run((const char *)n->content, moves);
        if (n->type != XML_ELEMENT_NODE || is_one_of(n, "meta kepala-halaman kaki-halaman"))
            continue;
        const char *title = attribute(n, "judul");
        bool below = is_one_of(n, "gambar galeri foto grafik pohon peta");
        if (title && !below)
            find_run(title, moves);
        if (!is_one_of(n, "grafik grafik-baris"))
            find_all(n, moves && !is_one_of(n, "pohon peta ttd rumus catatan-kaki galeri"));
        if (title && below)
            find_run(title, moves);
    }
}

static void test_nothing_is_lost(void **state)
{
    (void)state;
    cursor = all;
    find_all(xmlDocGetRootElement(naskah), true);
    assert_true(runs > 1500);
    assert_int_equal(lost, 0);
}

/* ---- the structure tells what the pages show ---- */

/* What a reader's machine reads out: the texts of the structure tree in its order, as poppler finds them. `*tables`: table elements. */
static const char *structure_text(size_t *tables)
{
    char *tree = (char *)succeed("pdfinfo -struct-text %s", pdf);
    Buffer text = buffer_in(arena);
    *tables = 0;
    for (char *line = strtok(tree, "\n"); line; line = strtok(NULL, "\n")) {
        line += strspn(line, " ");
        *tables += strncmp(line, "Table", 5) == 0;
        if (*line == '"')
            buffer_put(&text, squeeze(line + 1, strlen(line + 1) - 1));
    }
    return buffer_text(&text);
}

static void test_structure_is_in_order(void **state)
{
    (void)state;
    size_t tables;
    cursor = structure_text(&tables);
    runs = lost = 0;
    const char *pages_text = all;
    all = cursor;
    find_all(xmlDocGetRootElement(naskah), true);
    all = pages_text;
    assert_true(runs > 1500);
    assert_int_equal(lost, 0);
    assert_int_equal(tables, (size_t)evaluate(naskah, "count(//tabel)"));
}

/* ---- the same everywhere, the same by hand ---- */

static void test_same_bytes(void **state)
{
    (void)state;
    const char *home = temporary("home");
    succeed("mkdir -p %s/.config/fontconfig %s/.fonts && cp /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf %s/.fonts/LiberationSans-Regular.ttf",
            home, home, home);
    FILE *conf = fopen(arena_printf(arena, "%s/.config/fontconfig/fonts.conf", home), "w");
    fprintf(conf,
            "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>%s/.fonts</dir>"
            "<match target=\"pattern\"><edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>DejaVu Sans</string></edit></match>"
            "<match target=\"font\"><edit name=\"hintstyle\" mode=\"assign\"><const>hintfull</const></edit></match></fontconfig>",
            home);
    fclose(conf);
    succeed("cd %s && HOME=%s XDG_CONFIG_HOME=%s/.config FONTCONFIG_FILE=%s/.config/fontconfig/fonts.conf LC_ALL=id_ID.UTF-8 LANGUAGE=id "
            "TZ=Asia/Jayapura SOURCE_DATE_EPOCH=86400 "
            "FREETYPE_PROPERTIES=truetype:interpreter-version=35 \"$OLDPWD\"/" LKIP " laporan \"$OLDPWD\"/examples/dumai --tahun 2024 -o other.pdf",
            folder, home, home, home);
    succeed("cmp %s %s", pdf, temporary("other.pdf"));
    succeed("LC_ALL=C TZ=UTC " LKIP " laporan examples/dumai --tahun 2024 -o %s", temporary("third.pdf"));
    succeed("cmp %s %s", pdf, temporary("third.pdf"));
}

static void test_naskah_then_cetak(void **state)
{
    (void)state;
    succeed("cp -R examples/dumai %s && cp %s %s/dumai/naskah.xml", folder, naskah_file, folder);
    succeed(LKIP " cetak %s/dumai/naskah.xml -o %s", folder, temporary("cetak.pdf"));
    succeed("pdftotext -layout %s %s && pdftotext -layout %s %s", pdf, temporary("a.txt"), temporary("cetak.pdf"), temporary("b.txt"));
    succeed("cmp %s %s", temporary("a.txt"), temporary("b.txt"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_report_is_made),
        cmocka_unit_test(test_figures_of_the_office),
        cmocka_unit_test(test_programme_table),
        cmocka_unit_test(test_contents_lists),
        cmocka_unit_test(test_sound),
        cmocka_unit_test(test_margins),
        cmocka_unit_test(test_no_page_is_empty),
        cmocka_unit_test(test_nothing_is_lost),
        cmocka_unit_test(test_structure_is_in_order),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_naskah_then_cetak),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
