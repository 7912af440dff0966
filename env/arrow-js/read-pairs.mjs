// Reads a pair file (pairs/*.arrow, pairs.arrow, flow/*.arrow) with Apache Arrow for JavaScript, batch by batch:
//
//     npm ci                                    # once, in this folder
//     node env/arrow-js/read-pairs.mjs FILE
//
// Prints one JSON object: rows; columns with their types; the file's metadata; means computed here: share of right
// answers, mean noise ratio, mean of all values of each activation column. A mean over no rows, of values that are not
// finite, or of a column that the file does not have, is null.
import { open } from 'node:fs/promises';

async function arrow() {
    try {
        return await import('apache-arrow');
    } catch (error) {
        throw new Error(`apache-arrow is not installed (${error.code}). Run 'npm ci' in env/arrow-js.`);
    }
}

/** The sum of the floats of one fixed-size-list column, without a copy of them. */
function sumOfLists(column) {
    let sum = 0;
    for (const chunk of column.data) {
        const size = chunk.type.listSize;
        const values = chunk.children[0].values;
        for (let i = 0; i < chunk.length * size; i++) {
            sum += values[i];
        }
    }
    return sum;
}

function sumOfNumbers(column) {
    let sum = 0;
    for (const value of column) {
        sum += Number(value);
    }
    return sum;
}

function mean(sum, count) {
    return sum === undefined || count === 0 ? null : sum / count;
}

async function read(file) {
    const { DataType, RecordBatchReader } = await arrow();
    const handle = await open(file);
    try {
        const { buffer } = await handle.read(Buffer.alloc(6), 0, 6, 0);
        if (buffer.toString('latin1') !== 'ARROW1') {
            throw new Error('it does not begin with ARROW1, so it is no Arrow file.');
        }
        const reader = await RecordBatchReader.from(handle);
        await reader.open();
        const { fields, metadata } = reader.schema; // the reader forgets them at the end of the file
        const activations = fields.filter(
            (field) => DataType.isFixedSizeList(field.type) && DataType.isFloat(field.type.children[0].type));
        const sums = new Map();
        const add = (name, amount) => sums.set(name, (sums.get(name) ?? 0) + amount);
        let rows = 0;
        for await (const batch of reader) {
            rows += batch.numRows;
            for (const name of ['correct', 'ratio']) {
                const column = batch.getChild(name);
                if (column !== null) {
                    add(name, sumOfNumbers(column));
                }
            }
            for (const { name } of activations) {
                add(name, sumOfLists(batch.getChild(name)));
            }
        }
        return {
            file,
            rows,
            columns: fields.map(({ name, type }) => ({ name, type: type.toString() })),
            metadata: Object.fromEntries([...metadata].sort()),
            means: {
                right: mean(sums.get('correct'), rows),
                ratio: mean(sums.get('ratio'), rows),
                activations: Object.fromEntries(
                    activations.map(({ name, type }) => [name, mean(sums.get(name), rows * type.listSize)])),
            },
        };
    } finally {
        await handle.close().catch(() => {}); // at the end of the file the reader has closed it already
    }
}

if (process.argv.length !== 3) {
    console.error('Usage: node read-pairs.mjs FILE    (a pair file, for example runs/tiny/pairs.arrow)');
    process.exit(2);
}
try {
    console.log(JSON.stringify(await read(process.argv[2]), null, 2));
} catch (error) {
    console.error(`read-pairs: ${process.argv[2]} cannot be read: ${error.message}`);
    process.exit(1);
}
