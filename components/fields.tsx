export { Checkbox, type Option, Select, Switch } from '#components/fields/choice';
export { DateField } from '#components/fields/date';
export { NumberField, TextArea, TextField } from '#components/fields/text';
