/* test_hyphen.c: the division of the most frequent words against a reference written by hand (tests/data/pemenggalan-rujukan.txt), and of every
 * distinct word of the real data, as read by a person in tests/data/pemenggalan.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <ctype.h>
#include <glob.h>
#include <libxml/parser.h>

#include "text/hyphen.h"
#include "text/hyphen_list.h"

enum { LONGEST_LINE = 200 };

/* The word with a hyphen at every allowed place. */
static const char *divided(const char *word)
{
    static char out[2 * LONGEST_LINE];
    bool allowed[LONGEST_LINE + 1];
    size_t len = strlen(word), n = 0, count = hyphen_word(word, len, allowed), marks = 0;
    for (size_t i = 0; i < len; i++) {
        if (allowed[i]) {
            out[n++] = '-';
            marks++;
        }
        out[n++] = word[i];
    }
    out[n] = '\0';
    assert_int_equal(count, marks);
    assert_false(allowed[len]);
    return out;
}

static void every_word_of_the_list(void **state)
{
    (void)state;
    FILE *file = fopen("tests/data/pemenggalan.txt", "r");
    assert_non_null(file);
    char line[LONGEST_LINE], word[LONGEST_LINE], wanted[LONGEST_LINE];
    int words = 0, wrong = 0;
    while (fgets(line, sizeof line, file)) {
        if (*line == '#')
            continue;
        assert_int_equal(sscanf(line, "%199s %199s", word, wanted), 2);
        words++;
        if (strcmp(divided(word), wanted)) {
            print_error("%s: %s, but the list has %s\n", word, divided(word), wanted);
            wrong++;
        }
    }
    fclose(file);
    assert_true(words > 3000);
    assert_int_equal(wrong, 0);
}

/* ---- the list is current ---- */

enum { SHORTEST = 5, LISTED_MAX = 8000 };

typedef struct Listed {
    char *words[LISTED_MAX];
    size_t count, missing;
} Listed;

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void read_list(Listed *list)
{
    FILE *file = fopen("tests/data/pemenggalan.txt", "r");
    char line[LONGEST_LINE], word[LONGEST_LINE];
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        if (*line != '#' && sscanf(line, "%199s", word) == 1) {
            assert_true(list->count < LISTED_MAX);
            list->words[list->count++] = strdup(word);
        }
    fclose(file);
    qsort(list->words, list->count, sizeof *list->words, compare_words);
}

static void look_up(Listed *list, const char *text)
{
    while (*text) {
        char word[LONGEST_LINE], *key = word;
        size_t n = 0;
        while (isalpha((unsigned char)text[n]) && n + 1 < LONGEST_LINE) {
            word[n] = (char)tolower((unsigned char)text[n]);
            n++;
        }
        word[n] = '\0';
        if (n >= SHORTEST && !bsearch(&key, list->words, list->count, sizeof *list->words, compare_words)) {
            print_error("\"%s\" of the examples is not in the list\n", word);
            list->missing++;
        }
        text += n ? n : 1;
    }
}

/* Text, and attributes that are more than a word: names and descriptions. */
static void look_up_node(Listed *list, const xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE && node->content)
            look_up(list, (const char *)node->content);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (const xmlAttr *a = node->properties; a; a = a->next)
            if (a->children && a->children->content && strchr((const char *)a->children->content, ' '))
                look_up(list, (const char *)a->children->content);
        look_up_node(list, node->children);
    }
}

/* A word that the examples gain is read, with its division, by a person: make check-kata, when all else is done. */
static void the_list_holds_every_word_of_the_examples(void **state)
{
    (void)state;
    if (!getenv("LKIP_TEST_WORDS"))
        skip();
    Listed *list = calloc(1, sizeof *list);
    glob_t files;
    read_list(list);
    assert_int_equal(glob("examples/*/*.xml", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        xmlDocPtr xml = xmlReadFile(files.gl_pathv[i], NULL, 0);
        assert_non_null(xml);
        look_up_node(list, xmlDocGetRootElement(xml));
        xmlFreeDoc(xml);
    }
    globfree(&files);
    assert_int_equal(list->missing, 0);
    for (size_t i = 0; i < list->count; i++)
        free(list->words[i]);
    free(list);
}

/* Places of `divided` by letter: '-' permitted, '.' permitted by some. */
static void places_of(const char *with, char places[LONGEST_LINE])
{
    memset(places, 0, LONGEST_LINE);
    for (size_t letter = 0; *with; with++) {
        if (*with == '-' || *with == '.')
            places[letter] = *with;
        else
            letter++;
    }
}

/* None wrong, and at least 97 of a hundred permitted places found. */
static void agrees_with_the_reference(void **state)
{
    (void)state;
    FILE *file = fopen("tests/data/pemenggalan-rujukan.txt", "r");
    assert_non_null(file);
    char line[LONGEST_LINE], word[LONGEST_LINE], wanted[LONGEST_LINE], may[LONGEST_LINE], got[LONGEST_LINE];
    int words = 0, permitted = 0, found = 0, wrong = 0;
    while (fgets(line, sizeof line, file)) {
        if (*line == '#')
            continue;
        assert_int_equal(sscanf(line, "%199s %199s", word, wanted), 2);
        places_of(wanted, may);
        places_of(divided(word), got);
        words++;
        for (size_t i = 0; i < strlen(word); i++) {
            permitted += may[i] == '-';
            found += may[i] == '-' && got[i];
            if (got[i] && !may[i]) {
                print_error("%s: %s, but the reference has %s\n", word, divided(word), wanted);
                wrong++;
            }
        }
    }
    fclose(file);
    print_message("%d words, %d places permitted, %d found, %d wrong\n", words, permitted, found, wrong);
    assert_true(words > 400);
    assert_int_equal(wrong, 0);
    assert_true(found * 100 >= permitted * 97);
}

static void capitals(void **state)
{
    (void)state;
    assert_string_equal(divided("Pemberdayaan"), "Pem-ber-da-ya-an");
    assert_string_equal(divided("MASYARAKAT"), "MA-SYA-RA-KAT");
    assert_string_equal(divided("LAKIP"), "LAKIP");
    assert_string_equal(divided("LKjIP"), "LKjIP");
    assert_string_equal(divided("DinsosPM"), "DinsosPM");
}

static void words_that_stay_whole(void **state)
{
    (void)state;
    static const char *const WHOLE[] = {
        "", "a", "dana", "kota", "2024", "a1b2c3d4", "file2025", "caf\xC3\xA9s", "stakeholder", "review", "brrrrr", "\xFF\xFE\xFD\xFC\xFB\xFA"};
    for (size_t i = 0; i < sizeof WHOLE / sizeof *WHOLE; i++)
        assert_string_equal(divided(WHOLE[i]), WHOLE[i]);
}

static void two_letters_stay_on_either_side(void **state)
{
    (void)state;
    assert_string_equal(divided("akuntabilitas"), "akun-ta-bi-li-tas");
    assert_string_equal(divided("mengetahui"), "me-nge-ta-hui");
    assert_string_equal(divided("melengkapi"), "me-leng-kapi");
}

/* Any letters at all: nothing outside the array, ends kept, the count right. */
static void any_letters(void **state)
{
    (void)state;
    uint32_t seed = 1;
    static const char LETTERS[] = "aiueoaiueonngkhsytrbmpdlkj";
    for (int n = 0; n < 200000; n++) {
        char word[64];
        size_t len = 0, want = 1 + (seed >> 7) % 60;
        for (; len < want; len++) {
            seed = seed * 1664525 + 1013904223;
            word[len] = LETTERS[(seed >> 16) % (sizeof LETTERS - 1)];
        }
        word[len] = '\0';
        const char *out = divided(word);
        if (strchr(out, '-')) {
            assert_true(strchr(out, '-') - out >= 2);
            assert_true(strlen(strrchr(out, '-') + 1) >= 2);
        }
    }
}

/* The lists are searched by halving: every entry must be found in its place. */
static void lists_are_in_order(void **state)
{
    (void)state;
    static const struct {
        HyphenList list;
        const char *word;
    } SOME[] = {{LIST_VOWEL, "abadi"}, {LIST_VOWEL, "izin"},  {LIST_VOWEL, "utus"},         {LIST_K, "elola"},
                {LIST_R, "rapa"},      {LIST_AN, "jalan"},    {LIST_K_END, "tindak"},       {LIST_I, "cari"},
                {LIST_SI, "atas"},     {LIST_CLUSTER, "pro"}, {LIST_FOREIGN, "stakeholder"}};
    for (size_t i = 0; i < sizeof SOME / sizeof *SOME; i++)
        assert_true(hyphen_listed(SOME[i].list, SOME[i].word, strlen(SOME[i].word)));
    assert_true(hyphen_list_ordered());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_reference),
        cmocka_unit_test(every_word_of_the_list),
        cmocka_unit_test(capitals),
        cmocka_unit_test(words_that_stay_whole),
        cmocka_unit_test(two_letters_stay_on_either_side),
        cmocka_unit_test(any_letters),
        cmocka_unit_test(lists_are_in_order),
        cmocka_unit_test(the_list_holds_every_word_of_the_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
