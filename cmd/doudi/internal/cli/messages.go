package cli

import "maps"

// chineseMessages are the messages of every package in Chinese, by their English formats. Both take the same arguments;
// %[2]s names one out of its turn where Chinese wants another order. What is only code (a formula, a key with its value)
// stands in no catalogue: it is the same in both languages.
func chineseMessages() map[string]string {
	out := map[string]string{}
	for _, part := range []map[string]string{
		messagesOfFiles(), messagesOfPolicies(), messagesOfValues(), messagesOfFormulas(), messagesOfBills(), messagesOfStudies(),
	} {
		maps.Copy(out, part)
	}
	return out
}

// messagesOfFiles are of reading files and folders, and of the words around every message.
func messagesOfFiles() map[string]string {
	return map[string]string{
		"error: %s":   "错误：%s",
		"warning: %s": "提醒：%s",
		"why: %s":     "为何：%s",
		"write: %s":   "改写：%s",

		"there is no format `%s`; write %s":                                     "没有 `%s` 这种格式；请写 %s",
		"there is no language `%s`; write zh or en":                             "没有语言 `%s`；请写 zh 或 en",
		"there is no schema `%s`; write %s":                                     "没有 `%s` 的格式说明；请写 %s",
		"`%s` is no date; write 2018, 2018-06 or 2018-06-01":                    "`%s` 不是日期；请写 2018、2018-06 或 2018-06-01",
		"%d is no number of workers; write 1 to 1024, or 0 for one a processor": "并行数不能是 %d；请写 1 到 1024，0 表示每个处理器一个",
		"there is no such file":                                                 "没有这个文件",
		"there is no YAML file here":                                            "这里没有 YAML 文件",
		"there are no examples here":                                            "这里没有算例",
		"the file cannot be opened: %v":                                         "文件打不开：%v",
		"the file cannot be read: %v":                                           "文件读不了：%v",
		"the file cannot be written: %v":                                        "文件写不了：%v",
		"the folder cannot be read: %v":                                         "文件夹读不了：%v",
		"the file is empty":                                                     "文件是空的",
		"a second document begins here":                                         "这里开始了第二份文档",
		"this file is one document":                                             "这种文件只有一份文档",
		"a key must be a word":                                                  "键必须是一个词",
		"the key `%s` is given twice":                                           "键 `%s` 写了两次",
		"it stands on line %d already":                                          "第 %d 行已经写过",
		"it once":                                                               "只写一次",
		"tags (!) are not read":                                                 "不读标签（!）",
		"the value without the tag":                                             "去掉标签，只留值",
		"the value itself, written out":                                         "把值照写出来",
		"this is not YAML: %s":                                                  "这不是合格的 YAML：%s",
		"values are nested more than %d deep":                                   "嵌套超过 %d 层",
		"a file of its own for the part after `---`":                            "把 `---` 之后的部分另存为一个文件",
		"anchors (&), aliases (*) and merges (<<) are not read":                 "不读锚点（&）、别名（*）和合并（<<）",
		"with them a few lines can stand for millions of values":                "用了它们，几行字就能展开成几百万个值",
		"this kind of YAML value is not read":                                   "不读这一类 YAML 值",
		"the file is larger than %d MiB, the most that is read":                 "文件大于 %d MiB，超过可读的上限",
		"the file is not UTF-8 text; save it as UTF-8 (not GBK)":                "文件不是 UTF-8 文本；请另存为 UTF-8（不是 GBK）",
		"the file holds more than %d values or nests more than %d deep":         "文件里的值超过 %d 个，或嵌套超过 %d 层",
		"`key: value` lines indented with spaces; a text that holds `: `, `#` or a bracket goes in quotes": "`键: 值` 的行，用空格缩进；含有 `: `、`#` 或括号的文字要加引号",

		"%s must be a map of `key: value`":             "%s 必须是 `键: 值` 的列表",
		"`%s` must be a map of `key: value`":           "`%s` 必须是 `键: 值` 的列表",
		"the key `%s` is missing":                      "缺少键 `%s`",
		"the key `%s` is not known here":               "这里没有 `%s` 这个键",
		"`%s` must be a whole number from %d to %d":    "`%s` 必须是 %d 到 %d 之间的整数",
		"`%s` must be true or false":                   "`%s` 必须是 true 或 false",
		"`%s` must be one value, not a list or a map":  "`%s` 必须是单个值，不能是列表或键值表",
		"`%s` must be a number":                        "`%s` 必须是数",
		"the number without quotes":                    "数字不加引号",
		"`%s` is %v; it must lie from %v to %v":        "`%s` 是 %v，应在 %v 到 %v 之间",
		"`%s` cannot be `%s`":                          "`%s` 不能是 `%s`",
		"one of %s":                                    "其中之一：%s",
		"`%s` must be [low, high]":                     "`%s` 必须写成 [低, 高]",
		"`%s` begins above its end":                    "`%s` 的下限高于上限",
		"the range of `%s` does not hold its value %v": "`%s` 的范围不包含它自己的值 %v",

		"`%s` states no source":                                  "`%s` 没有写出处",
		"a number without a source is half a number":             "没有出处的数只是半个数",
		"no source is called `%s`":                               "没有名为 `%s` 的出处",
		"an entry for it under `sources:`":                       "在 `sources:` 下补一条",
		"the bands must rise from age 0":                         "年龄段必须从 0 岁起递增",
		"`%s` must list one number for each of the %d age bands": "`%s` 必须给 %d 个年龄段各列一个数",
		"`%s` must list one number for each of the %d ages":      "`%s` 必须给 %d 个年龄各列一个数",
		"`%s` must be a list of numbers":                         "`%s` 必须是一列数",
		"a catalogue has at most %d diseases":                    "一份疾病目录最多 %d 种病",
		"the disease `%s` is given twice":                        "病种 `%s` 写了两次",
		"there is no shape `%s`":                                 "没有名为 `%s` 的形状",
		"a name under `shapes:`":                                 "`shapes:` 下的一个名字",
		"no disease catalogue is called `%s`; there are %s":      "没有名为 `%s` 的疾病目录；现有 %s",
		"no population profile is called `%s`; there are %s":     "没有名为 `%s` 的人口概况；现有 %s",
		"no population profile is called so; there are %s":       "没有这个名字的人口概况；现有 %s",
		"the population misses %d margins, most of all %s %s %s: %.0f instead of %.0f; the profile's margins contradict each other, or a tolerance is too strict": "合成人口有 %d 项边际不符，差得最多的是 %s %s %s：得 %.0f，应为 %.0f；概况里的边际互相矛盾，或某项容差太严",
		"households have at most %d members here":                                   "这里一户最多 %d 人",
		"a profile has two strata: the register of the poor first, then the others": "人口概况有两层：先是建档立卡人口，后是其他人口",
		"the shares of the categories add up to %v, not 1":                          "各类人口的比例相加是 %v，不是 1",
		"`%s` is no year": "`%s` 不是年份",
		"`%s` must give a number for a year at least":                 "`%s` 至少要给一个年份的数",
		"at most 8 conditions are carried":                            "最多记 8 种慢性病",
		"%d persons in %d households cannot be households of 1 to %d": "%d 人分到 %d 户，无法每户 1 到 %d 人",
	}
}
