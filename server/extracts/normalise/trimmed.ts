/** The engine looks at every letter to trim a text, which takes most of the time that reading one does: few need it. */

/** SQL of a text without the spaces around it. */
export const trimmedSql = (text: string) =>
  `case when strlen(${text}) = length(${text}) and not starts_with(${text}, ' ') and not ends_with(${text}, ' ') then ${text} else trim(${text}) end`;

/** SQL of a text as it stands, or null where nothing but spaces stands there: none of them is in the two ranges. */
export const filledSql = (text: string) =>
  `case when ${text} >= '!' and ${text} < '\u0080' or ${text} >= '\u3001' then ${text} when trim(${text}) <> '' then ${text} end`;
