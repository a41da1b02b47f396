package schema

// Policy is a policy file.
type Policy struct {
	Policy       string                 `json:"policy" jsonschema_description:"政策的名字：小写字母、数字、下划线 (the policy's id)"`
	Title        Title                  `json:"title,omitempty"`
	Jurisdiction string                 `json:"jurisdiction,omitempty" jsonschema_description:"适用地区 (ISO 3166-2)"`
	Currency     string                 `json:"currency,omitempty"`
	YearStarts   int                    `json:"year_starts,omitempty" jsonschema:"minimum=1,maximum=12" jsonschema_description:"待遇年度的第一个月 (first month of the benefit year)"`
	CheckedUntil Date                   `json:"checked_until,omitempty" jsonschema_description:"最后一次与现行文件核对的日期；此后照旧结算，并提醒 (the last day on which the file was held against the law; it goes on, with a warning)"`
	Ordinary     string                 `json:"ordinary,omitempty" jsonschema_description:"普通居民的身份类别，深查用它作对照；缺省为 resident (the category that check --deep compares with)"`
	Rounding     *Rounding              `json:"rounding,omitempty"`
	Sources      map[string]Publication `json:"sources,omitempty" jsonschema_description:"引用的文件 (the documents that are cited)"`
	Enumerations map[string]Members     `json:"enumerations,omitempty" jsonschema_description:"词表，可替换缺省的 (closed lists of words; the core ones may be replaced)"`
	Facts        map[string]Any         `json:"facts,omitempty" jsonschema_description:"政策自己要的输入：名称: 缺省值，或 {of, type, default} (extra inputs)"`
	Costs        []string               `json:"costs,omitempty" jsonschema_description:"账单的构成，最后一项是余下的 (the parts of a bill; the last is the rest)"`
	Funds        map[string]Fund        `json:"funds,omitempty"`
	Sets         map[string]Set         `json:"sets,omitempty" jsonschema_description:"有日期的成员集合 (dated sets of members)"`
	Readings     map[string]Reading     `json:"readings,omitempty" jsonschema_description:"文本的几种读法 (what an ambiguous passage may mean)"`
	From         Date                   `json:"from,omitempty"`
	Source       *Source                `json:"source,omitempty"`
	Parameters   map[string]Any         `json:"parameters,omitempty" jsonschema_description:"参数：名称: 值，或 {title, unit, by, values: [{from, value, source, range}]} (dated, cited numbers)"`
	Accumulators map[string]Accumulator `json:"accumulators,omitempty" jsonschema_description:"政策自己的累计数 (running figures)"`
	Define       map[string]Formula     `json:"define,omitempty" jsonschema_description:"公式里用的词 (names for formulas)"`
	Benefits     []Benefit              `json:"benefits" jsonschema:"minItems=1" jsonschema_description:"待遇，按支付顺序 (in the order in which they pay)"`
}

// Rounding is how payments become whole fen.
type Rounding struct {
	To   float64 `json:"to,omitempty" jsonschema_description:"单位，如 0.01、1 (the unit)"`
	Mode string  `json:"mode,omitempty" jsonschema:"enum=half_up,enum=half_even,enum=up,enum=down"`
}

// Publication is an entry of `sources`.
type Publication struct {
	Title     Title  `json:"title"`
	Publisher string `json:"publisher,omitempty"`
	Date      Any    `json:"date,omitempty"`
	URL       string `json:"url,omitempty"`
	Note      string `json:"note,omitempty"`
}

// Source is where a number stands.
type Source struct {
	Ref     string `json:"ref" jsonschema_description:"sources 里的名字 (a key of sources)"`
	Section string `json:"section,omitempty" jsonschema_description:"第几条、第几节"`
	Status  string `json:"status,omitempty" jsonschema:"enum=stated,enum=found,enum=derived,enum=unverified" jsonschema_description:"stated 文件载明, found 公开查得, derived 推算, unverified 未核实"`
	Note    string `json:"note,omitempty"`
}

// Fund is who pays.
type Fund struct {
	Title Title  `json:"title,omitempty"`
	Kind  string `json:"kind,omitempty" jsonschema:"enum=public,enum=insurer,enum=provider,enum=employer,enum=charity,enum=own"`
	Note  string `json:"note,omitempty"`
}

// Set is a dated list of members.
type Set struct {
	Title  Title      `json:"title,omitempty"`
	Of     string     `json:"of" jsonschema_description:"哪个词表的成员 (an enumeration)"`
	From   Date       `json:"from,omitempty"`
	Until  Date       `json:"until,omitempty"`
	Value  Words      `json:"value,omitempty"`
	Source *Source    `json:"source,omitempty"`
	Values []DatedSet `json:"values,omitempty"`
	Note   string     `json:"note,omitempty"`
}

// DatedSet is the members of a set from a date on.
type DatedSet struct {
	From   Date    `json:"from,omitempty"`
	Until  Date    `json:"until,omitempty"`
	Value  Words   `json:"value"`
	Source *Source `json:"source,omitempty"`
}

// Dated is a value from a date on.
type Dated struct {
	From   Date      `json:"from,omitempty"`
	Until  Date      `json:"until,omitempty"`
	Value  Value     `json:"value"`
	Source *Source   `json:"source,omitempty"`
	Range  []float64 `json:"range,omitempty" jsonschema:"minItems=2,maxItems=2" jsonschema_description:"倍数，含 1：[0.8, 1.2] (factors on the value)"`
}

// Reading is an ambiguous passage.
type Reading struct {
	Title   Title    `json:"title,omitempty"`
	Options []string `json:"options" jsonschema:"minItems=2"`
	Default string   `json:"default"`
	Why     Title    `json:"why,omitempty" jsonschema_description:"为什么取这种读法 (why the default was taken)"`
	Source  *Source  `json:"source,omitempty"`
}

// Parameter is the long form of a parameter.
type Parameter struct {
	Title  Title     `json:"title,omitempty"`
	Unit   string    `json:"unit,omitempty"`
	By     Words     `json:"by,omitempty" jsonschema_description:"按哪些词表成表 (the enumerations that the table nests by)"`
	Allow  Any       `json:"allow,omitempty" jsonschema_description:"比例在 0–1 之外、数小于零、或没有公式读它，为什么是对的 (why it is right)"`
	Note   string    `json:"note,omitempty"`
	From   Date      `json:"from,omitempty"`
	Until  Date      `json:"until,omitempty"`
	Value  Value     `json:"value,omitempty"`
	Source *Source   `json:"source,omitempty"`
	Range  []float64 `json:"range,omitempty"`
	Values []Dated   `json:"values,omitempty"`
}

// Accumulator is a running figure.
type Accumulator struct {
	Title Title   `json:"title,omitempty"`
	For   string  `json:"for,omitempty" jsonschema:"enum=person,enum=household"`
	Keeps string  `json:"keeps,omitempty" jsonschema:"enum=sum,enum=max"`
	By    Words   `json:"by,omitempty"`
	Adds  Formula `json:"adds"`
	Note  string  `json:"note,omitempty"`
}

// Benefit is one payer's part.
type Benefit struct {
	ID         string             `json:"id"`
	Title      Title              `json:"title,omitempty"`
	Fund       string             `json:"fund,omitempty"`
	Source     *Source            `json:"source,omitempty"`
	From       Date               `json:"from,omitempty"`
	Until      Date               `json:"until,omitempty"`
	Enabled    bool               `json:"enabled,omitempty"`
	At         string             `json:"at,omitempty" jsonschema:"enum=claim,enum=month_end,enum=year_end,enum=enrolment" jsonschema_description:"enrolment：每年为每个参保人付一次保费 (a premium, once a year for each enrolled person)"`
	For        string             `json:"for,omitempty" jsonschema:"enum=person,enum=household"`
	When       Formula            `json:"when,omitempty" jsonschema_description:"什么条件下支付 (a condition)"`
	Pays       Formula            `json:"pays,omitempty" jsonschema_description:"支付多少 (the amount)"`
	Leaves     Formula            `json:"leaves,omitempty" jsonschema_description:"付后留给个人多少，代替 pays (what stays unpaid, instead of pays)"`
	Ceiling    Formula            `json:"ceiling,omitempty" jsonschema_description:"限额 (at most this much)"`
	Deductible Formula            `json:"deductible,omitempty" jsonschema_description:"结算单上印的起付标准，不影响支付；none 不印 (shown on the sheet, pays nothing; none = no line)"`
	Covers     Words              `json:"covers,omitempty" jsonschema_description:"可付哪些费用；total 全部；none 现金 (which parts of the bill; total; none = cash)"`
	Rounding   *Rounding          `json:"rounding,omitempty"`
	Define     map[string]Formula `json:"define,omitempty"`
	Note       string             `json:"note,omitempty"`
}
