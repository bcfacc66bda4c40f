/* test_check.c: the check on the examples, on the office's documents as published, rule by rule, and on a very large office. */
#include "published.h"

#include <ctype.h>
#include <sys/stat.h>

#include "check/model.h"

static char folder[] = "/tmp/lkip-check-XXXXXX";

/* ---- parts ---- */

static Check parts(Arena *arena)
{
    return (Check){.arena = arena, .scratch = arena, .digits = 2};
}

static void words_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *words, *value;
    } cases[] = {
        {"dua puluh sembilan miliar dua ratus sembilan puluh enam juta seratus lima puluh satu ribu dua ratus dua puluh rupiah", "29296151220"},
        {"Dua Puluh Milyar Enam Ratus Enam Puluh Sembilan Ribu Enam Ratus Rupiah", "20000669600"},
        {"duapuluh juta limaratus ribu", "20500000"},
        {"sepuluh", "10"},
        {"sebelas ribu seratus", "11100"},
        {"seribu sembilan belas", "1019"},
        {"se ratus", "100"},
        {"tujuh koma nol lima persen", "7.05"},
        {"minus tiga", "-3"},
        {"nol", "0"},
        {"delapn juta", "8000000"},
        {"empat puluh triliyun", "40000000000000"},
    };
    Arena *arena = arena_new();
    Check c = parts(arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Spelled s = spelled_read(&c, cases[i].words);
        assert_null(s.bad);
        assert_non_null(s.value);
        assert_string_equal(number_text(arena, s.value), cases[i].value);
    }
    assert_string_equal(spelled_read(&c, "dua puluh kucing").bad, "kucing");
    assert_null(spelled_read(&c, "rupiah").value);
    assert_null(spelled_read(&c, "dua tiga empat").value);
    assert_null(spelled_read(&c, "").value);
    for (long n = 0; n < 2000000; n += 1 + n / 7) {
        const Number *number = number_from_int(arena, n * 1013);
        Spelled s = spelled_read(&c, number_words(arena, number, 0, ROUND_HALF_UP));
        assert_non_null(s.value);
        assert_int_equal(number_compare(s.value, number), 0);
    }
    arena_drop(arena);
}

static void the_wrong_word_is_named(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Check c = parts(arena);
    const Number *n = number_parse(arena, "797222000");
    assert_non_null(strstr(spelled_difference(&c, "tujuh ratus sembilan puluh tujuh juta dua ratus dua puluh dua rupiah", n), "\"ribu\""));
    const char *text = spelled_difference(&c, "dua puluh juta enam ratus enam puluh sembilan ribu enam ratus", number_parse(arena, "20000669600"));
    assert_non_null(strstr(text, "\"juta\""));
    assert_non_null(strstr(text, "\"miliar\""));
    assert_null(spelled_difference(&c, "tujuh ratus sembilan puluh tujuh juta dua ratus dua puluh dua ribu", n));
    arena_drop(arena);
}

static void figures_are_compared(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Check c = parts(arena);
    static const struct {
        const char *stated, *exact;
        Verdict verdict;
    } cases[] = {{"62.37", "62.37", SAME}, {"86.11", "775/9", ROUNDED}, {"107.6", "3875/36", ROUNDED},  {"1.12", "1.125", CUT},
                 {"45.82", "45.826", CUT}, {"8.611", "775/9", SLIPPED}, {"475", "475000", SLIPPED},     {"81.11", "775/9", WRONG},
                 {"0", "5", WRONG},        {"100", "99.999", ROUNDED},  {"-12.35", "-12.345", ROUNDED}, {"6237", "62.37", SLIPPED}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *factor;
        assert_int_equal(
            figure_compare(&c, number_parse(arena, cases[i].stated), decimals_of(cases[i].stated), number_parse(arena, cases[i].exact), &factor),
            cases[i].verdict);
    }
    assert_string_equal(digits_hint(&c, number_parse(arena, "29126151220"), number_parse(arena, "29296151220")), "");
    assert_string_equal(digits_hint(&c, number_parse(arena, "29926151220"), number_parse(arena, "29296151220")), "two digits are swapped");
    assert_string_equal(digits_hint(&c, number_parse(arena, "2929651220"), number_parse(arena, "29296151220")), "a digit is missing");
    assert_int_equal(name_distance(&c, "Program Rehabilitasi Sosial", "PROGRAM REHABILITASI SOSIAL", 3), 0);
    assert_int_equal(name_distance(&c, "Program Rehablitasi Soisal", "Program Rehabilitasi Sosial", 3), 2);
    assert_int_equal(name_distance(&c, "abcdef", "uvwxyz", 3), 4);
    assert_int_equal(name_distance(&c, "", "ab", 3), 2);
    arena_drop(arena);
}

static void figures_are_found_in_text(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Check c = parts(arena);
    const char *text =
        "Pada tahun 2024 (S2.3, Nomor 12/2016) Rp. 20.669.600,- (dua puluh juta) atau 62,37 persen dari 3.4.1 dan 18 (delapan belas) kegiatan";
    static const char *const values[] = {"2024", "20669600", "62.37", "18"};
    Figure f;
    size_t n = 0;
    for (const char *p = text; text_figure(&c, text, p, &f); p = f.end, n++) {
        assert_in_range(n, 0, 3);
        assert_string_equal(number_text(arena, f.value), values[n]);
        assert_int_equal(f.money, n == 1);
        assert_int_equal(f.percent, n == 2);
        assert_int_equal(f.plain_year, n == 0);
        assert_int_equal(f.words != NULL, n == 1 || n == 3);
    }
    assert_int_equal(n, 4);
    arena_drop(arena);
}

/* ---- the examples ---- */

static void nothing_stands(const char *path, int year)
{
    Checked c = check_folder(path, year);
    assert_true(c.ok);
    for (size_t i = 0; i < c.findings.count; i++) {
        const Finding *f = &c.findings.items[i];
        if (!f->accepted && (f->rule->severity != DIAG_NOTE || strcmp(f->rule->id, "K901") == 0))
            print_error("%s:%ld [%s] %s\n", f->at.file, f->at.line, f->rule->id, f->message);
        assert_true(!f->accepted || strlen(f->accepted) > 10);
    }
    assert_int_equal(c.findings.counts[DIAG_ERROR], 0);
    assert_int_equal(c.findings.counts[DIAG_WARNING], 0);
    assert_null(finding_of(&c, "K901"));
    arena_drop(c.arena);
}

static void the_examples_are_clean(void **state)
{
    (void)state;
    nothing_stands("examples/dumai", 2024);
    nothing_stands("examples/strategi", 2024);
    nothing_stands("examples/kecil", 2025);
}

/* ---- as published ---- */

/* Every contradiction that the published documents are known to hold, one a line: rule, subjects, what is stated and what it should be. */
static void the_published_documents_contradict_themselves(void **state)
{
    (void)state;
    publish_in(folder);
    Checked c = check_folder(folder, 2024);
    assert_true(c.ok);
    Buffer out = buffer_in(c.arena);
    for (size_t i = 0; i < c.findings.count; i++) {
        const Finding *f = &c.findings.items[i];
        if (f->rule->severity == DIAG_NOTE)
            continue;
        buffer_printf(&out, "%s", f->rule->id);
        for (size_t k = 0; k < SUBJECTS_MAX && f->subjects[k]; k++)
            buffer_printf(&out, " %s", f->subjects[k]);
        buffer_printf(&out, ": %s", f->stated ? f->stated : "");
        if (f->expected)
            buffer_printf(&out, " / %s", f->expected);
        buffer_put(&out, "\n");
    }
    const char *expected = file_text(c.arena, "tests/data/dumai-tercetak/temuan.txt");
    if (!expected || strcmp(expected, buffer_text(&out)) != 0)
        file_put(TEST_BUILD "/tests/temuan.txt", buffer_text(&out));
    assert_non_null(expected);
    assert_string_equal(buffer_text(&out), expected);
    arena_drop(c.arena);
}

/* ---- rule by rule ---- */

/* Applies the changes of one case; gives the lines where the last began and ended. */
static bool change(Arena *arena, const char *file, const char *from, const char *to, long *first, long *last)
{
    const char *path = arena_printf(arena, "%s/%s", folder, file), *old = file_text(arena, path);
    const char *text = old ? replaced(arena, old, from, to, first) : NULL;
    if (!text)
        return false;
    *last = *first;
    for (const char *p = to; *p; p++)
        *last += *p == '\n';
    file_put(path, text);
    return true;
}

static char *unescaped(char *text)
{
    char *out = text;
    for (char *p = text; *p; p++)
        *out++ = p[0] == '\\' && p[1] == 'n' ? (p++, '\n') : *p;
    *out = '\0';
    return text;
}

/* One case of tests/data/aturan.txt, its changes made in the folder. */
typedef struct Case {
    char rule[8], file[64];
    long first, last; /* of the change; 0: the finding stands elsewhere */
    bool silent;
} Case;

static bool heard(const Checked *c, const Case *k)
{
    for (size_t i = 0; i < c->findings.count; i++) {
        const Finding *f = &c->findings.items[i];
        const char *name = f->at.file ? strrchr(f->at.file, '/') + 1 : "", *other = f->other.file ? strrchr(f->other.file, '/') + 1 : "";
        bool here = strcmp(name, k->file) == 0 && f->at.line >= k->first && f->at.line <= k->last + 2;
        here |= strcmp(other, k->file) == 0 && f->other.line >= k->first && f->other.line <= k->last + 2;
        if (!f->accepted && strcmp(f->rule->id, k->rule) == 0 && (here || k->first == 0))
            return true;
    }
    return false;
}

/* How often a rule speaks, but for what is accepted. */
static size_t said(const Checked *c, const char *rule)
{
    size_t count = 0;
    for (size_t i = 0; i < c->findings.count; i++)
        count += !c->findings.items[i].accepted && strcmp(c->findings.items[i].rule->id, rule) == 0;
    return count;
}

static bool case_holds(const Case *k, const Checked *unchanged)
{
    Checked c = check_folder(folder, 2024);
    bool ok = c.ok && (k->silent ? said(&c, k->rule) <= said(unchanged, k->rule) : heard(&c, k));
    if (!ok)
        print_error("%s says %s at %s:%ld-%ld%s\n", k->rule, k->silent ? "something" : "nothing", k->file, k->first, k->last,
                    c.ok ? "" : " (the data is broken)");
    arena_drop(c.arena);
    return ok;
}

/* Makes the change of a line; false, with a message, when it can't be made. */
static bool case_change(Arena *arena, Case *k, char *line, bool more)
{
    char *fields[4], *save = NULL;
    for (int i = 0; i < 4; i++)
        fields[i] = strtok_r(i ? NULL : line, "|", &save);
    if (!fields[0] || !fields[1] || !fields[2]) {
        print_error("a line of aturan.txt lacks fields\n");
        return false;
    }
    bool elsewhere = *fields[1] == '~';
    const char *file = fields[1] + elsewhere;
    if (!more) {
        *k = (Case){.silent = *fields[0] == '-'};
        snprintf(k->rule, sizeof k->rule, "%s", fields[0] + k->silent);
        snprintf(k->file, sizeof k->file, "%s", file);
        prepare_in(folder, "dumai");
    }
    long first = 0, last = 0;
    if (!change(arena, file, unescaped(fields[2]), unescaped(fields[3] ? fields[3] : (char[]){""}), &first, &last)) {
        print_error("%s: \"%s\" is not in %s\n", k->rule, fields[2], file);
        return false;
    }
    if (!more && !elsewhere) {
        k->first = first;
        k->last = last;
    }
    return true;
}

/* Each case of tests/data/aturan.txt makes its rule speak at the changed lines; each near miss leaves it as it was. */
static void every_rule_speaks_and_is_silent(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    char *text = file_text(arena, "tests/data/aturan.txt"), *rest = NULL;
    Checked unchanged = check_folder("examples/dumai", 2024);
    Case k = {.rule = ""};
    int failures = 0;
    assert_non_null(text);
    for (char *line = strtok_r(text, "\n", &rest);; line = strtok_r(NULL, "\n", &rest)) {
        if (line && *line == '#')
            continue;
        bool more = line && *line == '+';
        if (*k.rule && !more)
            failures += !case_holds(&k, &unchanged);
        if (!line)
            break;
        failures += !case_change(arena, &k, line, more);
    }
    arena_drop(unchanged.arena);
    arena_drop(arena);
    assert_int_equal(failures, 0);
}

/* Rules of C compare, and so do conditions with a figure, a date or an order in them. */
static bool compares(const Rule *rule)
{
    static const char *const signs[] = {"banding(", "sebelum(", "<", ">"};
    const char *condition = rule->xpath ? rule->xpath->condition_text : NULL;
    for (size_t i = 0; condition && i < sizeof signs / sizeof *signs; i++)
        if (strstr(condition, signs[i]))
            return true;
    return !rule->xpath;
}

/* No rule without its case, and none that compares without a near miss. */
static void every_rule_has_a_case(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    Rules rules;
    CheckOptions options = check_options_of(arena, "examples/dumai", 2024);
    assert_true(check_rules(arena, &diags, &options, &rules));
    const char *text = arena_printf(arena, "\n%s", file_text(arena, "tests/data/aturan.txt"));
    int lacking = 0;
    for (size_t i = 0; i < rules.count; i++) {
        const Rule *rule = &rules.items[i];
        bool speaks = strstr(text, arena_printf(arena, "\n%s|", rule->id)), silent = strstr(text, arena_printf(arena, "\n-%s|", rule->id));
        if (!speaks)
            print_error("no case for %s\n", rule->id);
        if (!silent && compares(rule))
            print_error("no near miss for %s\n", rule->id);
        lacking += !speaks || (!silent && compares(rule));
        assert_true(rule->title && rule->meaning && rule->remedy);
    }
    arena_drop(arena);
    assert_int_equal(lacking, 0);
}

/* ---- the same data, written otherwise ---- */

static unsigned long long dice = 20241231;

static bool toss(void)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (dice >> 40) % 2;
}

/* Puts the first attribute behind the last. */
static void turn_attributes(xmlNode *node)
{
    xmlAttr *first = node->properties, *last = first;
    if (!first || !first->next)
        return;
    while (last->next)
        last = last->next;
    node->properties = first->next;
    first->next->prev = NULL;
    last->next = first;
    first->prev = last;
    first->next = NULL;
}

/* 100 becomes 100.0, where the decimals of a figure say nothing about how it was rounded. */
static void lengthen_figures(xmlNode *node)
{
    static const char *const names[] = {"murni", "perubahan", "tw1", "tw2", "tw3", "tw4", "target", "pembilang", "penyebut"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = data_attr(node, names[i]);
        if (!value || !*value || value[strspn(value, "0123456789")] || !toss())
            continue;
        char longer[64];
        snprintf(longer, sizeof longer, "%.40s.0", value);
        xmlSetProp(node, (const xmlChar *)names[i], (const xmlChar *)longer);
    }
}

static void write_otherwise(const char *path)
{
    xmlDocPtr doc = xmlReadFile(path, NULL, XML_PARSE_BIG_LINES);
    xmlNode *root = xmlDocGetRootElement(doc);
    for (xmlNode *n = root; n; n = check_walk(root, n)) {
        if (toss())
            turn_attributes(n);
        if (!check_named(n, "tercetak"))
            lengthen_figures(n);
        if (n->parent == root && toss()) {
            xmlAddPrevSibling(n, xmlNewText((const xmlChar *)"\n\t \n"));
            xmlAddPrevSibling(n, xmlNewComment((const xmlChar *)" 2019: Rp 1.000.000,- "));
        }
    }
    assert_true(xmlSaveFile(path, doc) > 0);
    xmlFreeDoc(doc);
}

/* What is found, without its lines. */
static const char *all_said(Arena *arena)
{
    Checked c = check_folder(folder, 2024);
    Buffer out = buffer_in(arena);
    assert_true(c.ok);
    for (size_t i = 0; i < c.findings.count; i++) {
        const Finding *f = &c.findings.items[i];
        buffer_printf(&out, "%s %s %s %s %s %s\n", f->rule->id, strrchr(f->at.file, '/'), f->stated ? f->stated : "", f->expected ? f->expected : "",
                      f->message, f->accepted ? f->accepted : "");
    }
    arena_drop(c.arena);
    return arena_strdup(arena, buffer_text(&out));
}

static void the_same_data_written_otherwise_says_the_same(void **state)
{
    (void)state;
    static const char *const files[] = {"renstra.xml", "tahun-2022.xml", "tahun-2023.xml", "tahun-2024.xml", "narasi-2024.xml"};
    Arena *arena = arena_new();
    for (int published = 0; published < 2; published++) {
        if (published)
            publish_in(folder);
        else
            prepare_in(folder, "dumai");
        const char *before = all_said(arena);
        for (int turn = 0; turn < 3; turn++) {
            for (size_t i = 0; i < sizeof files / sizeof *files; i++)
                write_otherwise(arena_printf(arena, "%s/%s", folder, files[i]));
            assert_string_equal(all_said(arena), before);
        }
    }
    arena_drop(arena);
}

/* ---- rules of the office ---- */

/* ---- conditions without XPath ---- */

/* Conditions of rules under test, and whether they are plain. */
static void conditions_are_plain_or_not(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        bool plain;
    } cases[] = {
        {"@a and not(@b) or ../../@tahun = 'x'", true},
        {"banding(terukur(@kode, 'pagu'), kali(@b, 50)) >= 0", true},
        {"(self::pagu or self::fisik) and (@tw1 or (@tw2 and true()))", true},
        {"string-length(@kode) - string-length(../@kode) != 5 and $tahun > 2023", true},
        {"kode(@kode)[self::subkegiatan] and not(indikator)", true},
        {"terukur(@kode, 'pagu', $lalu) = \"1\"", true},
        {"@a > 5", false}, /* a conversion */
        {"@a = 5", false},
        {"@a + 1 = 2", false},
        {"banding(@a, 1.0) = 0", false}, /* XPath writes this number otherwise */
        {"banding(@a, 007) = 0", false},
        {"@*", false},
        {"ukur(.)/@pagu", false},
        {"kode(@kode)/indikator", false},
        {"contains(., 'x') and name() != 'kode' and parent::pagu", true},
        {"./@kode", false},
        {".5 = 1", false},
        {"name(..) = 'x'", false},
        {"count(indikator) = 1", false},
        {"@a = @b = @c", false},
        {"@a and", false},
        {"(@a", false},
        {"'a", false},
        {"self::pagu/@a", false},
        {"../pagu", false},
        {"tidak-ada(@a)", false},
        {"", false},
    };
    Arena *arena = arena_new();
    bool failed = false;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if ((plain_compile(arena, cases[i].source, &failed) != NULL) != cases[i].plain)
            fail_msg("%s: expected %s", cases[i].source, cases[i].plain ? "plain" : "not plain");
    Buffer deep = buffer_in(arena);
    for (int i = 0; i < 10000; i++)
        buffer_put(&deep, "(");
    assert_null(plain_compile(arena, buffer_text(&deep), &failed));
    assert_false(failed);
    arena_drop(arena);
}

/* Some figures of a measured tree made others, empty or unknown: what rules look for. */
static void spoil(xmlNode *root)
{
    static const char *const values[] = {"?", "0", "-1", "100", "1000000000", "1.070", "90000000000000000000", ""};
    for (xmlNode *n = root; n; n = check_walk(root, n))
        for (xmlAttr *a = check_named(n, "ukur") || check_named(n->parent, "anggaran") ? n->properties : NULL, *next; a; a = next) {
            next = a->next;
            const char *name = (const char *)a->name;
            dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
            if (!strchr("0123456789-", *data_attr(n, name)) || strcmp(name, "kode") == 0 || strcmp(name, "tahun") == 0 || dice >> 62)
                continue;
            if (dice >> 57 & 1)
                xmlRemoveProp(a);
            else
                xmlNodeSetContent((xmlNode *)a, (const xmlChar *)values[dice >> 58 & 7]);
        }
}

static void same_with_xpath(Checked *c, const CheckOptions *options)
{
    Findings other;
    size_t plain = 0;
    assert_true(check_tree(c->arena, &c->diags, c->tree, options, &c->rules, &c->findings));
    for (size_t k = 0; k < c->rules.count; k++)
        if (c->rules.items[k].xpath && c->rules.items[k].xpath->plain)
            c->rules.items[k].xpath->plain = NULL, plain++;
    assert_true(plain > 25);
    assert_true(check_tree(c->arena, &c->diags, c->tree, options, &c->rules, &other));
    assert_int_equal(other.count, c->findings.count);
    assert_true(other.count > 50);
    for (size_t k = 0; k < other.count; k++) {
        assert_ptr_equal(other.items[k].rule, c->findings.items[k].rule);
        assert_string_equal(other.items[k].message, c->findings.items[k].message);
        assert_int_equal(other.items[k].at.line, c->findings.items[k].at.line);
    }
}

/* Every plain condition of the program's rules, in an example spoilt in three ways: it holds for the same nodes as with XPath. */
static void plain_conditions_are_those_of_xpath(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        Checked c = {.arena = arena_new()};
        c.diags = diags_in(c.arena);
        prepare_in(folder, "dumai");
        CheckOptions options = check_options_of(c.arena, folder, 2024);
        assert_true(checked_load(&c, folder, 2024) && check_rules(c.arena, &c.diags, &options, &c.rules));
        spoil(xmlDocGetRootElement(c.tree));
        same_with_xpath(&c, &options);
        arena_drop(c.arena);
    }
}

static void an_office_adds_rules(void **state)
{
    (void)state;
    prepare_in(folder, "kecil");
    Arena *arena = arena_new();
    assert_int_equal(system(arena_printf(arena, "mkdir -p %s/templat/aturan", folder)), 0);
    const char *path = arena_printf(arena, "%s/templat/aturan/sendiri.xml", folder);
    const char *form =
        "<aturan-periksa versi=\"1\" kelompok=\"sendiri\" judul=\"Sendiri\"><aturan id=\"%s\" tingkat=\"peringatan\" konteks=\"%s\" bila=\"%s\">"
        "<judul>j</judul><pesan>serapan {@kode}: {rupiah(@jumlah)}</pesan><arti>a</arti><perbaikan>p</perbaikan></aturan></aturan-periksa>";
    file_put(path, arena_printf(arena, form, "U001", "$ini/anggaran/serapan", "banding(@jumlah, 1000000000) &gt; 0"));
    Checked c = check_folder(folder, 2025);
    const Finding *f = finding_of(&c, "U001");
    assert_non_null(f);
    assert_string_equal(f->message, "serapan 7.01.01: Rp\u00A01.391.200.000,-");
    assert_string_equal(f->subjects[0], "7.01.01");
    arena_drop(c.arena);
    static const char *const broken[][3] = {{"K101", "$ini", "true()"},
                                            {"U001", "$ini[", "true()"},
                                            {"U001", "$nothing", "true()"},
                                            {"U001", "$ini", "nothing()"},
                                            {"U001", "1 + 1", "true()"}};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        file_put(path, arena_printf(arena, form, broken[i][0], broken[i][1], broken[i][2]));
        Diags diags = diags_in(arena);
        Checked b = {.arena = arena_new()};
        b.diags = diags_in(b.arena);
        CheckOptions options = check_options_of(b.arena, folder, 2025);
        assert_true(checked_load(&b, folder, 2025));
        assert_false(check_rules(b.arena, &b.diags, &options, &b.rules) && check_tree(b.arena, &b.diags, b.tree, &options, &b.rules, &b.findings));
        assert_true(b.diags.errors > 0);
        assert_string_equal(strrchr(b.diags.items[b.diags.count - 1].at.file, '/'), "/sendiri.xml");
        arena_drop(b.arena);
        (void)diags;
    }
    arena_drop(arena);
}

/* An exception with a value holds for that value only. */
static void an_exception_is_for_its_value(void **state)
{
    (void)state;
    long first, last;
    Arena *arena = arena_new();
    prepare_in(folder, "dumai");
    assert_true(change(arena, "tahun-2024.xml", "tw1=\"0\" tw2=\"0\" tw3=\"0\" tw4=\"0\"", "tw1=\"0\" tw2=\"0\" tw3=\"0\" tw4=\"0\" jumlah=\"5\"",
                       &first, &last));
    assert_true(change(arena, "tahun-2024.xml", "</tahun>", "<pengecualian aturan=\"K104\" nilai=\"5\">diterima begitu saja</pengecualian></tahun>",
                       &first, &last));
    Checked c = check_folder(folder, 2024);
    assert_null(finding_of(&c, "K104"));
    arena_drop(c.arena);
    assert_true(change(arena, "tahun-2024.xml", "jumlah=\"5\"", "jumlah=\"6\"", &first, &last));
    c = check_folder(folder, 2024);
    assert_non_null(finding_of(&c, "K104"));
    assert_non_null(finding_of(&c, "K901"));
    arena_drop(c.arena);
    /* Nor does it swallow another sum behind the same value: four quarters that come to 4.147 are accepted, those that come to another sum are not. */
    prepare_in(folder, "dumai");
    assert_true(change(arena, "tahun-2024.xml", "aturan=\"K106\" kode=\"1.06.05.2.02.0003\" nilai=\"4.047\" seharusnya=\"4.147\"",
                       "aturan=\"K106\" kode=\"1.06.05.2.02.0003\" nilai=\"4.047\" seharusnya=\"4.146\"", &first, &last));
    c = check_folder(folder, 2024);
    assert_non_null(finding_of(&c, "K106"));
    assert_non_null(finding_of(&c, "K901"));
    arena_drop(c.arena);
    arena_drop(arena);
}

/* ---- a very large office ---- */

enum { LARGE_SUBS = 10000, LARGE_POSTS = 5000 };

static void large_part(const char *part, const char *file)
{
    Arena *arena = arena_new();
    assert_int_equal(system(arena_printf(arena, "awk -v subs=%d -v posts=%d -v part=%s -f tests/bench/office.awk > %s/%s", LARGE_SUBS, LARGE_POSTS,
                                         part, folder, file)),
                     0);
    arena_drop(arena);
}

static void a_very_large_office_takes_two_seconds(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    assert_int_equal(system(arena_printf(arena, "rm -rf %s/*", folder)), 0);
    large_part("renstra", "renstra.xml");
    large_part("tahun", "tahun-2024.xml");
    Checked c = {.arena = arena_new()};
    c.diags = diags_in(c.arena);
    CheckOptions options = check_options_of(c.arena, folder, 2024);
    double began = cpu_seconds();
    assert_true(checked_load(&c, folder, 2024));
    double loaded = cpu_seconds();
    bool ok = check_rules(c.arena, &c.diags, &options, &c.rules) && check_tree(c.arena, &c.diags, c.tree, &options, &c.rules, &c.findings);
    for (size_t i = 0; i < c.diags.count; i++)
        print_message("%s\n", diag_line(c.arena, &c.diags.items[i]));
    assert_true(ok);
    double checked = cpu_seconds();
    print_message("%d sub kegiatan, %d posts: read and measured in %.2f s, checked in %.2f s of CPU; %zu findings\n", LARGE_SUBS, LARGE_POSTS,
                  loaded - began, checked - loaded, c.findings.count + c.findings.dropped);
#ifndef LKIP_ARENA_MALLOC /* the sanitizers take their own time */
    assert_true(checked - loaded < 2.0);
#endif
    arena_drop(c.arena);
    arena_drop(arena);
}

static int open_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int drop_folder(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    int status = system(arena_printf(arena, "rm -rf %s", folder));
    arena_drop(arena);
    return status;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_read),
        cmocka_unit_test(the_wrong_word_is_named),
        cmocka_unit_test(figures_are_compared),
        cmocka_unit_test(figures_are_found_in_text),
        cmocka_unit_test(the_examples_are_clean),
        cmocka_unit_test(the_published_documents_contradict_themselves),
        cmocka_unit_test(every_rule_speaks_and_is_silent),
        cmocka_unit_test(every_rule_has_a_case),
        cmocka_unit_test(the_same_data_written_otherwise_says_the_same),
        cmocka_unit_test(conditions_are_plain_or_not),
        cmocka_unit_test(plain_conditions_are_those_of_xpath),
        cmocka_unit_test(an_office_adds_rules),
        cmocka_unit_test(an_exception_is_for_its_value),
        cmocka_unit_test(a_very_large_office_takes_two_seconds),
    };
    return cmocka_run_group_tests(tests, open_folder, drop_folder);
}
