/** Name and version kept with every record that is made. */
export const producer = 'vanthu 0.1.0'
