/* hyphen_list.c: the lists, each sorted, searched by halving. */
#include "text/hyphen_list.h"

#include <string.h>

#define LIST(...)                                                                                       \
    {                                                                                                   \
        (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *) \
    }

static const struct {
    const char *const *words;
    size_t count;
} LISTS[LIST_COUNT] = {
    [LIST_VOWEL] = LIST(
        "abadi", "abai", "abdi", "acara", "acu", "acuh", "acung", "ada", "adaptasi", "adil", "administrasi", "adopsi", "adu", "aduk", "advokasi",
        "afiliasi", "agama", "agenda", "agih", "agitasi", "aglomerasi", "agregasi", "agung", "aib", "air", "ajak", "ajar", "aju", "akademik", "akar",
        "akhir", "akibat", "akomodasi", "akrab", "akreditasi", "akses", "aksi", "aktif", "aktivasi", "aktual", "aktualisasi", "aku", "akuisisi",
        "akumulasi", "akuntansi", "alam", "alamat", "alami", "alas", "alat", "alih", "alir", "alokasi", "alur", "aman", "amanah", "amanat",
        "amandemen", "amat", "ambil", "ampu", "ampun", "amputasi", "anak", "analisis", "ancam", "ancang", "andai", "andal", "aneka", "anestesi",
        "angan", "anggap", "anggar", "anggota", "anggur", "angin", "angkat", "angkut", "angsur", "aniaya", "anjing", "anjur", "antar", "antara",
        "antisipasi", "antre", "anugerah", "anut", "apel", "apit", "aplikasi", "apresiasi", "apung", "arah", "arak", "argumen", "argumentasi",
        "arsip", "arti", "artikulasi", "arung", "arus", "asah", "asal", "asap", "asas", "asesmen", "asimilasi", "asin", "asing", "asosiasi", "asuh",
        "asumsi", "asuransi", "atap", "atas", "atur", "audit", "awak", "awal", "awam", "awas", "awet", "ayom", "ayun", "azas", "edar", "edukasi",
        "edukatif", "efektif", "efisien", "eja", "ejek", "ekonomi", "ekor", "eksekusi", "eksis", "ekspedisi", "eksplorasi", "ekspor", "ekspos",
        "ekstensi", "ekstraksi", "elaborasi", "elak", "elektrifikasi", "elektronik", "elemen", "eliminasi", "emban", "embargo", "embus", "emisi",
        "emosi", "empat", "endap", "energi", "entas", "entri", "enyah", "eram", "erang", "erat", "esai", "esensi", "estafet", "estimasi", "etika",
        "evakuasi", "evaluasi", "idap", "identifikasi", "identik", "ideologi", "ijazah", "ijin", "ikan", "ikat", "iklan", "iklim", "ikrar", "ikut",
        "ilmu", "imajinasi", "iman", "imbang", "imbas", "imbau", "imigrasi", "imitasi", "implementasi", "impor", "imunisasi", "inap", "indah",
        "indeks", "indera", "indikasi", "induk", "industri", "infeksi", "informasi", "ingat", "ingin", "ingkar", "inisiasi", "injak", "inovasi",
        "input", "insentif", "inspeksi", "inspirasi", "instruksi", "intai", "integrasi", "integritas", "intensif", "interaksi", "interpretasi",
        "intervensi", "inti", "intip", "inventaris", "inventarisasi", "investasi", "investigasi", "iring", "iris", "isi", "isolasi", "istilah",
        "istri", "iur", "izin", "obat", "obati", "objek", "obral", "obrol", "observasi", "obyek", "oksidasi", "okupasi", "olah", "oleh", "operasi",
        "operasional", "operasionalisasi", "oplos", "optimal", "optimalisasi", "optimasi", "orang", "orbit", "organisasi", "organisir", "orientasi",
        "otak", "otomatis", "otonomi", "otorisasi", "otoritas", "uang", "uap", "ubah", "ucap", "udara", "uji", "ujung", "ukir", "ukur", "ulang",
        "ulas", "ulet", "ulur", "umat", "umpama", "umpan", "umum", "umur", "undang", "undi", "unduh", "undur", "unggah", "unggul", "ungkap", "ungkit",
        "ungsi", "unifikasi", "unjuk", "unsur", "untung", "upah", "upaya", "urai", "urbanisasi", "urug", "urun", "urus", "urut", "usaha", "usap",
        "usia", "usik", "usir", "usul", "usung", "usut", "utama", "utang", "utara", "utilisasi", "utuh", "utus"),
    [LIST_K] =
        LIST("abul", "abur", "abut", "acau", "adar", "agum", "ait", "aji", "alah", "alibrasi", "alkulasi", "ampanye", "andung", "angkang", "antong",
             "antor", "arang", "aruh", "ategori", "atrol", "awin", "aya", "ebumi", "ecam", "ecap", "ecat", "ecek", "ecil", "ecoh", "ecuali", "edepan",
             "ejar", "ejut", "elas", "eliling", "elilingi", "elola", "elompok", "eluar", "eluh", "emas", "embali", "embang", "embar", "emis", "emudi",
             "emuka", "ena", "enal", "endala", "endali", "endara", "endur", "ental", "epak", "epala", "epung", "erah", "ering", "erja", "eruk",
             "esah", "esampingkan", "esan", "etahu", "etat", "etik", "etuai", "etuk", "ibar", "ibul", "ikir", "ikis", "irim", "isah", "isar", "itar",
             "lasifikasi", "obar", "olaborasi", "oleksi", "ombinasi", "omersialisasi", "omisi", "ompensasi", "ompilasi", "omposisi", "omunikasi",
             "ondisi", "ondisikan", "onfirmasi", "onsep", "onseptualisasi", "onsolidasi", "onsultasi", "onsumsi", "ontrak", "ontribusi", "ontrol",
             "onversi", "oordinasi", "oordinir", "orban", "oreksi", "osong", "otor", "uasa", "uat", "ubur", "ucur", "uduskan", "ukuh", "ukus", "ulit",
             "umandang", "umpul", "unci", "unjung", "unyah", "upas", "urang", "uras", "urung", "urus", "usut", "utip", "utuk"),
    [LIST_R] = LIST("rabuk", "rada", "raga", "ragam", "ragu", "rahasia", "raih", "rajin", "raju", "rajut", "rakit", "rakus", "ramah", "ramai",
                    "ramal", "rambut", "rampil", "rampok", "rancang", "rang", "rangkai", "rangkap", "rangkat", "rani", "ransum", "rantau", "rap",
                    "rapa", "rapi", "ras", "rasa", "rasio", "rasuk", "rat", "rata", "ratap", "rawat", "raya", "realisasi", "rebut", "redar",
                    "refleksi", "reformasi", "registrasi", "regu", "regulasi", "rehab", "rehabilitasi", "reka", "rekam", "rekap", "rekat", "rekayasa",
                    "rekonstruksi", "rekrut", "relasi", "rempu", "renang", "rencana", "rendam", "renung", "resiko", "resmi", "respons", "retak",
                    "retas", "revisi", "ribu", "riksa", "rilaku", "rilis", "rima", "rimba", "rinci", "rindu", "ringan", "ringkat", "rintah", "rintis",
                    "riode", "riodik", "risau", "risiko", "ristiwa", "rita", "roda", "rokok", "rombak", "rona", "rontok", "rosot", "ruang", "rubah",
                    "rugi", "rujuk", "rumah", "rumpun", "rumus", "runa", "runding", "runtun", "rupa", "rus", "rusak", "rusuh", "rutin"),
    [LIST_AN] =
        LIST("aman", "badan", "bahan", "beban", "bulan", "dandan", "delapan", "depan", "dewan", "halaman", "heran", "hewan", "hujan", "hutan", "ikan",
             "iklan", "iman", "imigran", "jajan", "jalan", "jaman", "kalimantan", "kawan", "kesan", "komandan", "korban", "lapan", "lawan", "macan",
             "makan", "mesan", "nahan", "nekan", "nyaman", "nyimpan", "padan", "pangan", "pasukan", "pedoman", "pekan", "pelan", "peran", "perawan",
             "pesan", "ramadan", "ramadhan", "rawan", "rekan", "relevan", "rentan", "ringan", "saran", "sarapan", "sembilan", "sepadan", "simpan",
             "sopan", "sultan", "tahan", "tangan", "tekan", "teladan", "teman", "transparan", "triwulan", "tuhan", "veteran", "zaman"),
    [LIST_K_END] = LIST("acak", "ajak", "anak", "arak", "bajak", "balik", "bangkik", "banyak", "belok", "bentak", "bentuk", "bijak", "bungkuk",
                        "busuk", "cetak", "cocok", "corak", "desak", "didik", "duduk", "ejek", "elok", "gebrak", "geletak", "gemuk", "gerak", "gosok",
                        "gubuk", "hak", "hendak", "injak", "jejak", "katak", "kehendak", "kelompok", "ketuk", "kontak", "kotak", "kritik", "kutuk",
                        "lacak", "lapuk", "ledak", "letak", "lirik", "lonjak", "lunak", "masak", "masuk", "milik", "naik", "olak", "ombak", "pajak",
                        "pelosok", "peluk", "petik", "pihak", "pijak", "pokok", "polemik", "praktik", "puncak", "pupuk", "remuk", "retak", "robek",
                        "rokok", "rombak", "rontok", "rujuk", "rusak", "sajak", "selidik", "semak", "sentak", "serak", "sesak", "sibuk", "sidik",
                        "sobek", "sorak", "susuk", "tampak", "tapak", "tarik", "tebak", "telak", "tembak", "tengok", "tepuk", "teriak", "ternak",
                        "timpuk", "tindak", "titik", "tolak", "tumpuk", "tunjuk", "tusuk", "untuk", "usik", "watak"),
    [LIST_I] =
        LIST("arti", "bagi", "bakti", "basmi", "beli", "benci", "beri", "bukti", "bunyi", "caci", "cari", "curi", "diri", "gali", "ganti", "gengsi",
             "hati", "henti", "isi", "jadi", "janji", "kaji", "kali", "kalori", "kembali", "kemudi", "kendali", "kunci", "laki", "lari", "lestari",
             "madani", "mandi", "mandiri", "melati", "mengerti", "mulai", "nanti", "nari", "negeri", "ngaji", "ngunci", "nyaji", "nyanyi", "peduli",
             "pergi", "puji", "puri", "resmi", "rugi", "saji", "sendiri", "sunyi", "tari", "teliti", "terjadi", "tinggi", "uji"),
    [LIST_SI] = LIST("alas", "atas", "awas", "basis", "batas", "bekas", "hias", "kelas", "kuras", "lintas", "lunas", "nafas", "napas", "pangkas",
                     "ringkas", "tugas", "ulas"),
    [LIST_CLUSTER] = LIST("blok", "drop", "global", "klai", "klar", "klas", "kred", "kris", "krit", "plot", "prak", "prib", "prio", "pro", "sponsor",
                          "stab", "staf", "stand", "stim", "struk", "swad", "swas", "tram", "trans"),
    [LIST_FOREIGN] =
        LIST("accidental", "against", "alternative", "another", "august", "award", "base", "baseline", "before", "belongs", "benchmark", "between",
             "budget", "budgeting", "captions", "care", "cascade", "cascading", "case", "cases", "center", "centre", "change", "chapter", "checker",
             "choice", "city", "closing", "cloud", "coaching", "code", "codes", "column", "columns", "comment", "compares", "comparison", "computed",
             "cost", "costs", "create", "database", "deadline", "decides", "decimal", "design", "digitalization", "digits", "document", "drive",
             "drivers", "duties", "email", "evaluation", "faciliasi", "facilitas", "facilitasi", "facilities", "false", "feedback", "figure",
             "figures", "file", "files", "framework", "funding", "game", "gives", "google", "grand", "hardware", "headings", "heads", "home", "house",
             "image", "include", "includes", "indicator", "indicators", "initial", "input", "integrated", "invented", "issue", "issues", "leader",
             "leadership", "leave", "like", "line", "live", "made", "mainstreaming", "make", "manage", "management", "manager", "means", "measures",
             "meeting", "mentoring", "merges", "mobile", "more", "names", "national", "never", "note", "notes", "numerator", "offline", "one",
             "online", "outcome", "outcomes", "output", "outputs", "page", "pages", "people", "performance", "piece", "place", "plain", "planning",
             "power", "private", "process", "processes", "programme", "programmes", "provider", "rate", "reason", "responsibilities", "review",
             "reward", "same", "sample", "scope", "score", "sentences", "service", "services", "several", "share", "side", "size", "smart", "social",
             "software", "stakeholder", "stakeholders", "state", "states", "store", "sure", "tables", "take", "team", "template", "templates",
             "their", "themselves", "time", "timeline", "title", "titles", "trade", "training", "update", "user", "users", "value", "values",
             "version", "website", "whose", "woman", "women", "workshop"),
};

/* Stems that the rules divide wrongly or not at all. */
static const char *const EXCEPTIONS[] = {
    "be-rang-kat",      "be-ri-kan",         "di-men-si",   "di-sa-bi-li-tas", "di-vi-si",    "in-fra-struk-tur", "in-ter-ak-si",
    "ke-ta-ta-u-sa-ha", "ke-ti-dak-sta-bil", "ki-lo-gram",  "me-nga-wal",      "men-te-ri",   "om-buds-man",      "pa-ra-graf",
    "pe-na-ta-u-sa-ha", "pe-nga-wal",        "pe-rang-kat", "per-men-pan",     "pem-ro-gram", "pos-yan-du",       "pro-gram",
    "ro-gram",          "ta-ta-u-sa-ha",     "te-le-gram",  "ya-i-tu",
};

static int compare(const char *entry, const char *word, size_t len)
{
    int order = strncmp(entry, word, len);
    return order ? order : entry[len] ? 1 : 0;
}

bool hyphen_listed(HyphenList list, const char *word, size_t len)
{
    size_t low = 0, high = LISTS[list].count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = compare(LISTS[list].words[mid], word, len);
        if (!order)
            return true;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

bool hyphen_begins_listed(HyphenList list, const char *word, size_t len)
{
    for (size_t n = 2; n <= len; n++)
        if (hyphen_listed(list, word, n))
            return true;
    return false;
}

bool hyphen_list_ordered(void)
{
    for (size_t list = 0; list < LIST_COUNT; list++)
        for (size_t i = 1; i < LISTS[list].count; i++)
            if (strcmp(LISTS[list].words[i - 1], LISTS[list].words[i]) >= 0)
                return false;
    return true;
}

static bool same_letters(const char *divided, const char *word, size_t len)
{
    for (; *divided; divided++) {
        if (*divided == '-')
            continue;
        if (!len || *divided != *word)
            return false;
        word++;
        len--;
    }
    return !len;
}

const char *hyphen_exception(const char *word, size_t len)
{
    for (size_t i = 0; i < sizeof EXCEPTIONS / sizeof *EXCEPTIONS; i++)
        if (same_letters(EXCEPTIONS[i], word, len))
            return EXCEPTIONS[i];
    return NULL;
}
