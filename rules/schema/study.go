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
	BudgetYear int        `json:"budget_year,omitempty" jsonschema_description:"预算年度，缺省为最后一年：编列多少、收支预算表、绩效目标、三年滚动都按这一年 (the year that budgets and their forms are of; default: the last)"`
	Draws      int        `json:"draws,omitempty" jsonschema:"minimum=1" jsonschema_description:"参数抽样次数 (parameter uncertainty)"`
	Replicates int        `json:"replicates,omitempty" jsonschema:"minimum=1" jsonschema_description:"每次抽样内的重复 (process noise)"`
	Seed       int        `json:"seed,omitempty" jsonschema:"minimum=0"`
	Applied    TakeUps    `json:"applied,omitempty" jsonschema_description:"申领比例：待遇 → 0 到 1 的数、{in_county, elsewhere} 或 {values: [{from, …}]} (the share of those whom a benefit would pay that apply for it)"`
	Measures   []Measure  `json:"measures,omitempty" jsonschema_description:"研究自定的指标 (measures of the study's own)"`
	Funds      Accounts   `json:"funds,omitempty" jsonschema_description:"基金的账户：结余、收入、编列 (accounts of funds: balance, income, budget)"`
	Scenarios  []Scenario `json:"scenarios" jsonschema:"minItems=1" jsonschema_description:"方案，第一个是基准 (the first is the baseline)"`
	Targets    []Target   `json:"targets,omitempty" jsonschema_description:"对照的公布数字 (published figures to print beside)"`
	Budget     *Budget    `json:"budget,omitempty" jsonschema_description:"收支预算表里只有账目知道的数 (what only the accounts know of the form of income and spending)"`
}

// Budget is what accounts know of the form of income and spending.
type Budget struct {
	Income     *BudgetIncome     `json:"income,omitempty"`
	Premiums   *Spent            `json:"premiums,omitempty" jsonschema_description:"资助参保 (premiums paid for people)"`
	Benefits   map[string]*Spent `json:"benefits,omitempty" jsonschema_description:"待遇 → 数 (by benefit that public money pays)"`
	Assistance *Assistance       `json:"assistance,omitempty" jsonschema_description:"医疗救助按基金账目分 (medical assistance as the fund's accounts divide it)"`
	Opening    string            `json:"opening,omitempty" jsonschema_description:"上年的年初结余 (the balance at the beginning of last year)"`
	Source     *Source           `json:"source"`
}

// BudgetIncome is by source.
type BudgetIncome struct {
	Grants    *Received `json:"grants,omitempty" jsonschema_description:"中央和省级财政补助"`
	Local     *Received `json:"local,omitempty" jsonschema_description:"市县财政预算安排"`
	Donations *Received `json:"donations,omitempty" jsonschema_description:"彩票公益金和社会捐赠"`
	Other     *Received `json:"other,omitempty" jsonschema_description:"利息和其他收入"`
}

// Assistance is as a fund's accounts divide it.
type Assistance struct {
	Inpatient  *Spent `json:"inpatient,omitempty" jsonschema_description:"住院救助"`
	Outpatient *Spent `json:"outpatient,omitempty" jsonschema_description:"门诊救助"`
	Tilted     *Spent `json:"tilted,omitempty" jsonschema_description:"倾斜救助"`
}

// Spent is an item of spending by column; amounts with their unit, as 1200.5万元.
type Spent struct {
	LastYear string `json:"last_year,omitempty" jsonschema_description:"上年决算数"`
	ThisYear string `json:"this_year,omitempty" jsonschema_description:"本年预算数"`
	Expected string `json:"expected,omitempty" jsonschema_description:"本年预计执行数"`
}

// Received is an item of income by column.
type Received struct {
	LastYear string `json:"last_year,omitempty" jsonschema_description:"上年决算数"`
	ThisYear string `json:"this_year,omitempty" jsonschema_description:"本年预算数"`
	Expected string `json:"expected,omitempty" jsonschema_description:"本年预计执行数"`
	NextYear string `json:"next_year,omitempty" jsonschema_description:"下年预算数"`
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
	With   []Any      `json:"with,omitempty" jsonschema_description:"干预：名字，或 {id, coverage, from} (interventions)"`

	Applied TakeUps `json:"applied,omitempty" jsonschema_description:"这个方案的申领比例，先于研究和人口概况的 (of this scenario, before the study's and the profile's)"`
}

// TakeUps are shares by benefit.
type TakeUps map[string]Any

// Patch changes one thing.
type Patch struct {
	Path  string `json:"path" jsonschema_description:"parameters.<名>[.<成员>]、benefits.<id>.<键>、readings.<名>、sets.<名>；输入：catalogue.…、profile.…，* 代表一级 (inputs: a star is one part)"`
	From  Any    `json:"from,omitempty" jsonschema_description:"政策写日期，输入写年份 (a date for the policy, a year for an input)"`
	Value Any    `json:"value,omitempty" jsonschema_description:"政策的数必须写 value；输入在四个中写一个 (the policy's need it; of an input one of the four)"`

	Scale  float64 `json:"scale,omitempty" jsonschema_description:"输入乘以 (factor of an input)"`
	Add    float64 `json:"add,omitempty" jsonschema_description:"输入加上 (what is added to an input)"`
	AtMost float64 `json:"at_most,omitempty" jsonschema_description:"输入至多 (ceiling of an input)"`
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
