package schema

// Study is a study file.
type Study struct {
	Study      string     `json:"study"`
	Title      Title      `json:"title,omitempty"`
	Policy     string     `json:"policy" jsonschema_description:"政策：包名或路径 (a pack's name or a path)"`
	Population Population `json:"population"`
	Illness    string     `json:"illness" jsonschema_description:"疾病目录 (a catalogue)"`
	Years      Any        `json:"years,omitempty" jsonschema_description:"2017..2019"`
	Months     Any        `json:"months,omitempty" jsonschema_description:"2018-01..2018-06，代替 years：模拟整年，只计这些月 (instead of years: whole years are simulated, these months counted)"`
	Draws      int        `json:"draws,omitempty" jsonschema:"minimum=1" jsonschema_description:"参数抽样次数 (parameter uncertainty)"`
	Replicates int        `json:"replicates,omitempty" jsonschema:"minimum=1" jsonschema_description:"每次抽样内的重复 (process noise)"`
	Seed       int        `json:"seed,omitempty" jsonschema:"minimum=0"`
	Applied    TakeUps    `json:"applied,omitempty" jsonschema_description:"申领比例：待遇 → 0 到 1 的数、{in_county, elsewhere} 或 {values: [{from, …}]} (the share of those whom a benefit would pay that apply for it)"`
	Measures   []Measure  `json:"measures,omitempty" jsonschema_description:"研究自定的指标 (measures of the study's own)"`
	Funds      Accounts   `json:"funds,omitempty" jsonschema_description:"基金的账户：结余、收入、编列 (accounts of funds: balance, income, budget)"`
	Scenarios  []Scenario `json:"scenarios" jsonschema:"minItems=1" jsonschema_description:"方案，第一个是基准 (the first is the baseline)"`
	Targets    []Target   `json:"targets,omitempty" jsonschema_description:"对照的公布数字 (published figures to print beside)"`
}

// Accounts are accounts by fund.
type Accounts map[string]Account

// Account is what a fund has and takes in.
type Account struct {
	Balance  Any            `json:"balance" jsonschema_description:"{2025: …, source: …}：研究前一年年末的滚存结余，元 (at the end of the year before the study, CNY)"`
	Interest Any            `json:"interest,omitempty" jsonschema_description:"年利率，按年初结余 (a year, of the balance when it begins)"`
	Income   []Income       `json:"income" jsonschema:"minItems=1"`
	Budget   map[string]Any `json:"budget,omitempty" jsonschema_description:"年份 → 编列的支出，元 (what is set aside for the spending of a year, CNY)"`
}

// Income is one source of a fund's money.
type Income struct {
	ID       string `json:"id"`
	Title    Title  `json:"title,omitempty"`
	Per      string `json:"per,omitempty" jsonschema:"enum=enrolled,enum=person" jsonschema_description:"按参保人或按人计；不写即整个基金 (for each insured, or each person; the fund unless stated)"`
	Amount   Any    `json:"amount,omitempty" jsonschema_description:"元 (CNY): {2026: 430, after: hold, source: …} 或 {value: …, range: …, source: …}"`
	Premiums Words  `json:"premiums,omitempty" jsonschema_description:"政策里付给本基金的代缴保费 (benefits at enrolment that are paid to the fund)"`
	Less     Words  `json:"less,omitempty" jsonschema_description:"从 amount 里扣除的代缴保费 (taken out of the amount)"`
}

// Measure is one of the study's own: a condition counts, a number is summed up.
type Measure struct {
	ID      string  `json:"id"`
	Title   Title   `json:"title,omitempty"`
	Of      string  `json:"of" jsonschema:"enum=household,enum=person"`
	Formula Formula `json:"formula" jsonschema_description:"household: household.size, income, consumption, line, oop; person: oop, age, sex, category, insured"`
	Unit    string  `json:"unit,omitempty" jsonschema:"enum=CNY,enum=person-years,enum=household-years" jsonschema_description:"数的单位，缺省为 CNY；条件不写 (of a number; CNY unless stated)"`
}

// Population says who is simulated.
type Population struct {
	Profile string `json:"profile"`
	People  int    `json:"people,omitempty" jsonschema:"minimum=1"`
	Repeat  bool   `json:"repeat,omitempty" jsonschema_description:"人数多于概况时写 true：重复同样的户 (more people than the profile has: the same households again)"`
}

// Scenario is the policy with some things changed.
type Scenario struct {
	ID     string     `json:"id"`
	Title  Title      `json:"title,omitempty"`
	Policy string     `json:"policy,omitempty" jsonschema_description:"另一份政策 (another policy altogether)"`
	Set    []Patch    `json:"set,omitempty"`
	Add    []Addition `json:"add,omitempty"`
	With   []string   `json:"with,omitempty"`

	Applied TakeUps `json:"applied,omitempty" jsonschema_description:"这个方案的申领比例，先于研究和人口概况的 (of this scenario, before the study's and the profile's)"`
}

// TakeUps are shares by benefit.
type TakeUps map[string]Any

// Patch changes one thing.
type Patch struct {
	Path  string `json:"path" jsonschema_description:"parameters.<名>[.<成员>]、benefits.<id>.<键>、readings.<名>、sets.<名>"`
	From  Date   `json:"from,omitempty"`
	Value Any    `json:"value"`
}

// Addition is a whole benefit put behind another.
type Addition struct {
	After   string  `json:"after,omitempty"`
	Benefit Benefit `json:"benefit"`
}

// Target is a published figure.
type Target struct {
	Name     Title   `json:"name"`
	Scenario string  `json:"scenario,omitempty"`
	Measure  string  `json:"measure"`
	By       string  `json:"by,omitempty"`
	Group    string  `json:"group,omitempty"`
	Scope    *Scope  `json:"scope,omitempty" jsonschema_description:"说的是谁 (whom the figure is about)"`
	Place    string  `json:"place,omitempty" jsonschema:"enum=in_county,enum=in_area,enum=in_province,enum=out_of_province" jsonschema_description:"只计在那里的就医 (care there alone)"`
	Over     *Over   `json:"over,omitempty" jsonschema_description:"除以什么：每人、每次住院多少钱，两数之比 (what it is per)"`
	Years    Any     `json:"years,omitempty" jsonschema_description:"the study's years unless stated"`
	Months   Any     `json:"months,omitempty" jsonschema_description:"2018-01..2018-06, instead of years"`
	Value    Any     `json:"value" jsonschema_description:"a number, {at_least: …} or {at_most: …}"`
	Unit     string  `json:"unit,omitempty"`
	Source   *Source `json:"source,omitempty"`

	Rounding    float64      `json:"rounding,omitempty" jsonschema:"minimum=0" jsonschema_description:"公布时四舍五入到多少 (the unit that it was rounded to)"`
	Discrepancy *Discrepancy `json:"discrepancy,omitempty"`
	KeptBack    bool         `json:"kept_back,omitempty" jsonschema_description:"留作检验，不用于拟合 (for judging, not for fitting)"`
	Floor       bool         `json:"floor,omitempty" jsonschema_description:"由规则保证的数字，不算证据 (a rule makes it: no evidence)"`
}

// Scope is whom a figure is about.
type Scope struct {
	Status   Words `json:"status,omitempty"`
	Category Words `json:"category,omitempty"`
}

// Over is what a figure is per.
type Over struct {
	Measure string `json:"measure"`
	By      string `json:"by,omitempty"`
	Group   string `json:"group,omitempty"`
}

// Discrepancy is by how much the published quantity may be another one.
type Discrepancy struct {
	Relative float64 `json:"relative,omitempty" jsonschema:"minimum=0,maximum=1" jsonschema_description:"占数值的比例 (a share of the value)"`
	Absolute float64 `json:"absolute,omitempty" jsonschema:"minimum=0" jsonschema_description:"同单位的数 (in the target's unit)"`
	Why      Title   `json:"why"`
}
